import type { ItemEvent, VmRequest } from '../../model/index.js';
import { asMap, asRef, asString, describeError, type XenApiSession } from '../../xenapi/index.js';
import { readHostRef } from '../records.js';
import type { TaskOptions } from './task.js';
import { taskItem, type TaskCall } from './task-item.js';
import { together } from './together.js';
import { vmState } from '../vm-state.js';

/** `host`: the host to migrate to, or this one. */
function callOf({ verb }: VmRequest, vm: string, host: string): TaskCall {
  switch (verb) {
    case 'start':
      return ['VM.start', [vm, false, false]];
    case 'startHere':
      return ['VM.start_on', [vm, host, false, false]];
    case 'shutDown':
      return ['VM.clean_shutdown', [vm]];
    case 'reboot':
      return ['VM.clean_reboot', [vm]];
    case 'suspend':
      return ['VM.suspend', [vm]];
    case 'resume':
      return ['VM.resume', [vm, false, false]];
    case 'migrate':
      return ['VM.pool_migrate', [vm, host, { live: 'true' }]];
    case 'forceReboot':
      return ['VM.hard_reboot', [vm]];
    case 'forceOff':
      return ['VM.hard_shutdown', [vm]];
  }
}

/** The VM's present state, and the host it runs on. */
async function readBack(session: XenApiSession, vm: string, limits: TaskOptions): Promise<string> {
  const read = await session.call('VM.get_record', [vm], limits);
  if (!read.ok) return describeError(read.error);
  const record = asMap(read.value);
  const host = asRef(record['resident_on']);
  const state = vmState(record['power_state']);
  if (host === null) return state;
  const name = await session.call('host.get_name_label', [host], limits);
  return name.ok ? `${state}, ${asString(name.value)}` : state;
}

/**
 * Does the same operation on each of these VMs at once; the pool decides the order. Yields the
 * progress of each VM, and at the end its state, read back.
 */
export async function* workOnVms(
  session: XenApiSession,
  hostUuid: string,
  request: VmRequest,
  options: TaskOptions = {},
): AsyncGenerator<ItemEvent, void> {
  const self = await readHostRef(session, hostUuid, options);
  if (!self.ok) {
    for (const { ref, name } of request.vms)
      yield { id: ref, name, state: 'failed', detail: describeError(self.error) };
    return;
  }
  const host = request.verb === 'migrate' ? request.host : self.value;
  yield* together(
    request.vms.map(({ ref, name }) =>
      taskItem(session, { id: ref, name }, callOf(request, ref, host), options, () =>
        readBack(session, ref, options),
      ),
    ),
  );
}
