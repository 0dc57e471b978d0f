import type { VmState } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError } from '../errors.js';
import { refreshVif } from '../networking/vif.js';
import { nullRef } from '../schema/field.js';
import { timestamp } from '../timestamp.js';

/**
 * Why an operation is not allowed on a VM now, checked in xapi's order: VM_IS_TEMPLATE,
 * OPERATION_NOT_ALLOWED, OPERATION_BLOCKED [vm; reason], VM_BAD_POWER_STATE [vm; expected; actual].
 */
export function checkOperation(
  vm: Row,
  operation: string,
  expected: readonly VmState[],
): ApiError | null {
  if (vm.is('is_a_template')) return apiError('VM_IS_TEMPLATE', vm.ref);
  if (vm.is('is_control_domain'))
    return apiError('OPERATION_NOT_ALLOWED', `the control domain takes no ${operation}`);
  const blocked = vm.map('blocked_operations').get(operation);
  if (blocked !== undefined) return apiError('OPERATION_BLOCKED', vm.ref, blocked);
  const state = vm.get('power_state');
  if (expected.some((each) => each === state)) return null;
  const first = expected[0]?.toLowerCase() ?? '';
  return apiError('VM_BAD_POWER_STATE', vm.ref, first, state.toLowerCase());
}

function attachDevices(database: Database, vm: Row, attached: boolean): void {
  for (const vif of database.where('VIF', 'VM', vm.ref)) {
    database.update('VIF', vif.ref, { currently_attached: String(attached) });
    refreshVif(database, vif.ref);
  }
  for (const vbd of database.where('VBD', 'VM', vm.ref))
    database.update('VBD', vbd.ref, { currently_attached: String(attached) });
}

function noteStart(database: Database, vm: Row, now: Date): void {
  const metrics = vm.link('metrics');
  if (metrics === null || database.find('VM_metrics', metrics) === null) return;
  database.update('VM_metrics', metrics, {
    start_time: timestamp(now),
    last_updated: timestamp(now),
    memory__actual: vm.get('memory__dynamic_max'),
  });
}

function forgetImage(database: Database, vm: Row): void {
  const image = vm.link('suspend_VDI');
  if (image !== null && database.find('VDI', image) !== null) database.remove('VDI', image);
}

/** A number above those of all domains of the host. */
function freeDomid(database: Database, host: string): string {
  const taken = database.where('VM', 'resident_on', host).map((vm) => Number(vm.get('domid')));
  return String(Math.max(0, ...taken) + 1);
}

/**
 * Marks a VM as running on a host. It changes records only, because no domain runs here. Runs
 * inside a transaction.
 */
export function runOn(
  database: Database,
  vm: Row,
  { host, paused, now }: { readonly host: string; readonly paused: boolean; readonly now: Date },
): void {
  forgetImage(database, vm);
  database.update('VM', vm.ref, {
    power_state: paused ? 'Paused' : 'Running',
    resident_on: host,
    domid: freeDomid(database, host),
    suspend_VDI: nullRef,
  });
  noteStart(database, vm, now);
  attachDevices(database, vm, true);
}

/** Marks a VM as halted. Runs inside a transaction. */
export function halt(database: Database, vm: Row): void {
  forgetImage(database, vm);
  database.update('VM', vm.ref, {
    power_state: 'Halted',
    resident_on: nullRef,
    domid: '-1',
    suspend_VDI: nullRef,
  });
  attachDevices(database, vm, false);
}

/** Marks a VM as started again on its host. Runs inside a transaction. */
export function restart(database: Database, vm: Row, now: Date): void {
  database.update('VM', vm.ref, { power_state: 'Running' });
  noteStart(database, vm, now);
}

/** Moves a running VM to another host. Runs inside a transaction. */
export function moveTo(database: Database, vm: Row, host: string): void {
  database.update('VM', vm.ref, { resident_on: host, domid: freeDomid(database, host) });
}

/**
 * The SR that takes a VM's memory while it is suspended. Null when there is none
 * (VM_NO_SUSPEND_SR).
 */
export function suspendSr(database: Database, vm: Row): string | null {
  const host = database.find('host', vm.get('resident_on'));
  const pool = database.all('pool')[0];
  const wanted = [
    vm.link('suspend_SR'),
    host?.link('suspend_image_sr') ?? null,
    pool?.link('suspend_image_SR') ?? null,
  ];
  return wanted.find((sr) => sr !== null && database.find('SR', sr) !== null) ?? null;
}

/** Marks a VM as suspended, with a new VDI on the SR for its memory. Runs inside a transaction. */
export function suspendTo(database: Database, vm: Row, sr: string): void {
  const image = database.create('VDI', {
    name__label: 'Suspend image',
    SR: sr,
    type: 'suspend',
    virtual_size: vm.get('memory__dynamic_max'),
    managed: 'true',
  });
  database.update('VM', vm.ref, {
    power_state: 'Suspended',
    resident_on: nullRef,
    domid: '-1',
    suspend_VDI: image,
  });
  attachDevices(database, vm, false);
}
