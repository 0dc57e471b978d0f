import { byName, ok, type ItemEvent, type Maintenance, type Result } from '../../model/index.js';
import {
  asBool,
  asMap,
  asString,
  asStrings,
  describeError,
  type CallOptions,
  type XenApiSession,
} from '../../xenapi/index.js';
import { call, type OperationError } from '../call.js';
import { coordinatorRef } from '../pool-record.js';
import { readHostRef, readTables, rowsOf } from '../records.js';
import { vmsOnHost } from '../vms-on-host.js';
import type { TaskOptions } from './task.js';
import { taskItem, type TaskCall } from './task-item.js';

/** Whether the host with this uuid accepts VMs, and which of its VMs could not move away. */
export async function readMaintenance(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<Maintenance, OperationError>> {
  const self = await readHostRef(session, hostUuid, options);
  if (!self.ok) return self;
  const tables = await readTables(session, ['host', 'pool', 'VM'] as const, options);
  if (!tables.ok) return tables;
  const asked = await call(session, 'host.get_vms_which_prevent_evacuation', [self.value], options);
  // An old server does not say. The evacuation itself then shows it.
  const stays = asked.ok ? asMap(asked.value) : {};
  const hosts = rowsOf(tables.value, 'host');
  const host = hosts.get(self.value);
  return ok({
    name: asString(host?.['name_label']),
    enabled: asBool(host?.['enabled']),
    isCoordinator: coordinatorRef(tables.value.get('pool')) === self.value,
    others: hosts.size - 1,
    vms: byName(
      vmsOnHost(tables.value.get('VM'), self.value).map(([ref, vm]) => ({
        name: asString(vm['name_label']),
        stays: asStrings(stays[ref]).join(' '),
      })),
    ),
  });
}

/** The steps into and out of maintenance mode. `enable` also follows a failed evacuation. */
export type MaintenanceStep = 'disable' | 'evacuate' | 'enable';

function step(
  session: XenApiSession,
  id: MaintenanceStep,
  call: TaskCall,
  options: TaskOptions,
): AsyncGenerator<ItemEvent, boolean> {
  return taskItem(session, { id, name: id }, call, options);
}

/**
 * Puts a host into maintenance mode, or takes it out. Into it: no VM starts on the host any more
 * (host.disable), then its VMs move to other hosts (host.evacuate). If they cannot, the host is
 * enabled again.
 */
export async function* setMaintenance(
  session: XenApiSession,
  hostUuid: string,
  wanted: boolean,
  options: TaskOptions = {},
): AsyncGenerator<ItemEvent, void> {
  const self = await readHostRef(session, hostUuid, options);
  if (!self.ok) {
    const id = wanted ? 'disable' : 'enable';
    yield { id, name: id, state: 'failed', detail: describeError(self.error) };
    return;
  }
  const host = [self.value];
  if (!wanted) {
    yield* step(session, 'enable', ['host.enable', host], options);
    return;
  }
  if (!(yield* step(session, 'disable', ['host.disable', host], options))) return;
  if (yield* step(session, 'evacuate', ['host.evacuate', host], options)) return;
  yield* step(session, 'enable', ['host.enable', host], options);
}
