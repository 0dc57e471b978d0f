import { byName, ok, type PoolVms, type Result, type Vm } from '../../model/index.js';
import {
  asBool,
  asInt,
  asMap,
  asMoment,
  asRef,
  asString,
  type CallOptions,
  type WireRecord,
  type XenApiSession,
} from '../../xenapi/index.js';
import type { OperationError } from '../call.js';
import { follow, readHostRef, readRecords, readTables, rowsOf, type Records } from '../records.js';
import { isUp, vmState } from '../vm-state.js';
import { poolHosts } from './pool-hosts.js';

function isGuest(vm: WireRecord): boolean {
  return (
    !asBool(vm['is_control_domain']) && !asBool(vm['is_a_template']) && !asBool(vm['is_a_snapshot'])
  );
}

/** Reads the VMs of the pool by name, as seen from the host with this uuid. */
export async function readVms(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<PoolVms, OperationError>> {
  const self = await readHostRef(session, hostUuid, options);
  if (!self.ok) return self;
  const names = ['VM', 'VM_metrics', 'host', 'host_metrics'] as const;
  const tables = await readTables(session, names, options);
  if (!tables.ok) return tables;
  const table = (name: (typeof names)[number]): Records => rowsOf(tables.value, name);
  const hosts = poolHosts(table('host'), table('host_metrics'), self.value);
  const vmOf = (ref: string, vm: WireRecord): Vm => {
    const measured = follow(table('VM_metrics'), vm['metrics']);
    const state = vmState(vm['power_state']);
    const up = isUp(state);
    const actual = up ? (asInt(measured?.['memory_actual']) ?? 0) : 0;
    return {
      ref,
      name: asString(vm['name_label']),
      state,
      memory: actual > 0 ? actual : (asInt(vm['memory_dynamic_max']) ?? 0),
      startedAt: up ? asMoment(measured?.['start_time']) : null,
      host: up ? (hosts.get(asRef(vm['resident_on']) ?? '') ?? null) : null,
      blocked: new Map(
        Object.entries(asMap(vm['blocked_operations'])).map(([operation, why]) => [
          operation,
          asString(why),
        ]),
      ),
    };
  };
  return ok({
    vms: byName([...table('VM')].filter(([, vm]) => isGuest(vm)).map(([ref, vm]) => vmOf(ref, vm))),
    hosts: [...hosts.values()],
  });
}

/** The names of the pool's halted VMs among these uuids. */
export async function readHaltedVms(
  session: XenApiSession,
  uuids: readonly string[],
  options: CallOptions = {},
): Promise<Result<readonly string[], OperationError>> {
  const vms = await readRecords(session, 'VM', options);
  if (!vms.ok) return vms;
  const wanted = new Set(uuids);
  return ok(
    [...vms.value.values()]
      .filter((vm) => wanted.has(asString(vm['uuid'])) && vmState(vm['power_state']) === 'Halted')
      .map((vm) => asString(vm['name_label']))
      .toSorted(),
  );
}
