import { hostPaths, type FilePort } from '../../model/index.js';
import { readHostNetworking, type XenApiSession } from '../../operations/index.js';
import {
  filesText,
  networkingText,
  readHostUuid,
  type MadeConfiguration,
} from '../../reset/index.js';
import { digestOf } from '../digest.js';

/**
 * Checksums of the configuration that this host has now. `session` null: only of its files, because
 * XAPI cannot be asked.
 */
export async function presentConfiguration(
  files: FilePort,
  session: XenApiSession | null,
): Promise<MadeConfiguration> {
  const networking =
    session === null ? null : await readHostNetworking(session, await readHostUuid(files));
  return {
    files: digestOf(
      filesText({
        inventory: await files.read(hostPaths.inventory),
        management: await files.read(hostPaths.management),
        poolConf: await files.read(hostPaths.poolConf),
      }),
    ),
    networking: networking?.ok === true ? digestOf(networkingText(networking.value)) : null,
  };
}
