import { hostPaths } from '../model/index.js';
import { inventoryOf } from '../reset/index.js';
import { describeError, readHostRef, type XenApiSession } from '../operations/index.js';
import type { StartupPorts } from './ports.js';
import { mustWork, StepError } from './step-error.js';

/** The INSTALLATION_UUID in the inventory. Throws StepError (inventory.unreadable). */
export async function hostUuid({ files }: StartupPorts): Promise<string> {
  const file = await files.read(hostPaths.inventory);
  const uuid = inventoryOf(file).installationUuid;
  if (uuid === '')
    throw new StepError(
      'inventory.unreadable',
      hostPaths.inventory,
      file.state === 'unreadable' ? file.detail : file.state,
    );
  return uuid;
}

/**
 * "A ref to the localhost" (steps 2 and 3): the host whose uuid is the inventory's
 * INSTALLATION_UUID.
 */
export async function localHost(session: XenApiSession, uuid: string): Promise<string> {
  const host = await readHostRef(session, uuid);
  if (!host.ok && host.error.kind === 'api' && host.error.code === 'UUID_INVALID')
    throw new StepError('host.unknown', uuid, describeError(host.error));
  return mustWork(host);
}
