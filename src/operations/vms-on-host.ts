import { known, unknown, type HostFilePort, type Known, type RunningVm } from '../model/index.js';
import { asBool, asRef, asString, type WireRecord } from '../xenapi/index.js';
import { readStoredTables } from './facts/stored-tables.js';
import type { Records } from './records.js';
import { isUp, vmState } from './vm-state.js';

/** The VMs that run on a host or are paused there, without its control domain. */
export function vmsOnHost(
  vms: Records | undefined,
  host: string,
): readonly (readonly [ref: string, vm: WireRecord])[] {
  return [...(vms ?? [])].filter(
    ([, vm]) =>
      asRef(vm['resident_on']) === host &&
      isUp(vmState(vm['power_state'])) &&
      !asBool(vm['is_control_domain']),
  );
}

/** The same from the pool database's file. A file that does not know the host is damaged. */
export async function readStoredVms(
  files: Pick<HostFilePort, 'text'>,
  hostUuid: string,
): Promise<Known<readonly RunningVm[]>> {
  const stored = await readStoredTables(files, hostUuid, ['VM']);
  if (!stored.known) return stored;
  const { tables, here } = stored.value;
  if (here === null) return unknown('damaged', 'state.db: this host is not in it');
  return known(
    vmsOnHost(tables.get('VM'), here).map(([, vm]) => ({
      uuid: asString(vm['uuid']),
      name: asString(vm['name_label']),
    })),
  );
}
