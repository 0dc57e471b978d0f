import type { MachinePort } from '../../model/index.js';
import type { ChangeResult } from '../../console/index.js';
import { commanded } from './change-place.js';

/** Starts XAPI's service. `restart`: stops it first. A tree that no process runs has no service. */
export async function startXapiService(
  machine: MachinePort,
  how: 'start' | 'restart',
): Promise<ChangeResult> {
  const stopped = how === 'restart' ? await machine.stopService('xapi') : null;
  return commanded(stopped?.ok === false ? stopped : await machine.startService('xapi'));
}
