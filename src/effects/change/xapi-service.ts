import type { MachinePort } from '../../model/index.js';
import type { ChangeResult } from '../../console/index.js';

/** Starts XAPI's service. `restart`: stops it first. A tree that no process runs has no service. */
export async function startXapi(
  machine: MachinePort,
  how: 'start' | 'restart',
): Promise<ChangeResult> {
  const stopped = how === 'restart' ? await machine.stopService('xapi') : null;
  const ended = stopped?.ok === false ? stopped : await machine.startService('xapi');
  if (!ended.ok) return { ok: false, code: 'failed', detail: ended.error.cause };
  return ended.value.ran
    ? { ok: true, detail: '' }
    : { ok: false, code: 'notHere', detail: ended.value.command };
}
