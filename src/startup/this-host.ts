import { hostPaths, ok, type Result } from '../model/index.js';
import { inventoryOf } from '../reset/index.js';
import { describeError, readHostRef, type XenApiSession } from '../operations/index.js';
import type { StartupPorts } from './ports.js';
import { byXapi, failed, type StepError } from './step-error.js';

/** "The localhost" (steps 2 and 3). */
export interface OwnHost {
  /** The INSTALLATION_UUID in the inventory. */
  readonly uuid: string;
  /** The ref of the host with this uuid. */
  readonly ref: string;
}

/** The host that the inventory names. */
export async function thisHost(
  { files }: StartupPorts,
  session: XenApiSession,
): Promise<Result<OwnHost, StepError>> {
  const file = await files.read(hostPaths.inventory);
  const uuid = inventoryOf(file).installationUuid;
  if (uuid === '') {
    const detail = file.state === 'unreadable' ? file.detail : file.state;
    return failed('inventory.unreadable', hostPaths.inventory, detail);
  }
  const ref = await readHostRef(session, uuid);
  if (!ref.ok && ref.error.kind === 'api' && ref.error.code === 'UUID_INVALID')
    return failed('host.unknown', uuid, describeError(ref.error));
  const found = byXapi(ref);
  return found.ok ? ok({ uuid, ref: found.value }) : found;
}
