import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError } from '../errors.js';

/** The bytes of its host's memory that a VM takes while it runs. */
function memoryOf(vm: Row): number {
  return Number(vm.get('memory__dynamic_max')) + Number(vm.get('memory__overhead'));
}

/** The bytes of a host's memory that no VM has; null when the host's total is not known. */
function freeMemory(database: Database, host: Row): number | null {
  const metrics = database.find('host_metrics', host.get('metrics'));
  const total = Number(metrics?.get('memory__total') ?? 0);
  if (total === 0) return null;
  const used = database
    .where('VM', 'resident_on', host.ref)
    .reduce((sum, vm) => sum + memoryOf(vm), Number(host.get('memory__overhead')));
  return Math.max(0, total - used);
}

/** HOST_NOT_LIVE, or HOST_DISABLED [host]. */
function checkHostTakesVms(database: Database, host: Row): ApiError | null {
  const metrics = database.find('host_metrics', host.get('metrics'));
  if (metrics !== null && !metrics.is('live')) return apiError('HOST_NOT_LIVE');
  return host.is('enabled') ? null : apiError('HOST_DISABLED', host.ref);
}

/** VM_REQUIRES_NETWORK [vm; network] when only other hosts have a PIF on a network of the VM. */
function checkNetworks(database: Database, vm: Row, host: Row): ApiError | null {
  for (const vif of database.where('VIF', 'VM', vm.ref)) {
    const network = vif.get('network');
    const pifs = database.where('PIF', 'network', network);
    if (pifs.length > 0 && !pifs.some((pif) => pif.get('host') === host.ref))
      return apiError('VM_REQUIRES_NETWORK', vm.ref, network);
  }
  return null;
}

/** VM_REQUIRES_SR [vm; SR] when a disk of the VM is on an SR that is not plugged into the host. */
function checkStorage(database: Database, vm: Row, host: Row): ApiError | null {
  for (const vbd of database.where('VBD', 'VM', vm.ref)) {
    const vdi = vbd.is('empty') ? null : database.find('VDI', vbd.get('VDI'));
    const sr = vdi?.link('SR') ?? null;
    const plugged =
      sr === null ||
      database
        .where('PBD', 'SR', sr)
        .some((pbd) => pbd.get('host') === host.ref && pbd.is('currently_attached'));
    if (!plugged) return apiError('VM_REQUIRES_SR', vm.ref, sr);
  }
  return null;
}

/** HOST_NOT_ENOUGH_FREE_MEMORY [needed; available], in bytes. */
function checkMemory(database: Database, vm: Row, host: Row): ApiError | null {
  const free = freeMemory(database, host);
  const needed = memoryOf(vm);
  return free === null || vm.get('resident_on') === host.ref || needed <= free
    ? null
    : apiError('HOST_NOT_ENOUGH_FREE_MEMORY', String(needed), String(free));
}

/** Why a VM cannot run on a host now, checked in xapi's order; null when it can. */
export function checkCanBootHere(database: Database, vm: Row, host: Row): ApiError | null {
  return (
    checkHostTakesVms(database, host) ??
    checkStorage(database, vm, host) ??
    checkNetworks(database, vm, host) ??
    checkMemory(database, vm, host)
  );
}

/** The hosts that a VM can run on now. */
export function possibleHosts(database: Database, vm: Row): readonly Row[] {
  return database.all('host').filter((host) => checkCanBootHere(database, vm, host) === null);
}

/** The VMs that are on the host: neither halted nor the control domain. */
export function guestsOf(database: Database, host: Row): readonly Row[] {
  return database
    .where('VM', 'resident_on', host.ref)
    .filter((vm) => !vm.is('is_control_domain') && vm.get('power_state') !== 'Halted');
}
