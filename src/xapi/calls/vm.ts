import type { CallResult } from '../../xenapi/index.js';
import type { Row } from '../database/row.js';
import { apiError, done, failed } from '../errors.js';
import type { Call, Method } from '../dispatch/method.js';
import { action, param } from '../dispatch/method.js';
import { refreshVif } from '../networking/vif.js';
import { onObject } from '../dispatch/on-object.js';
import { nullRef, ref } from '../schema/field.js';

/**
 * A shutdown as a change of records: no domain runs here. A VM's owner may block it:
 * OPERATION_BLOCKED [vm; reason]. Expected states as xapi names them in VM_BAD_POWER_STATE [vm;
 * expected; actual].
 */
function shutdown(
  operation: string,
  expected: readonly string[],
): (call: Call, vm: Row) => CallResult {
  return ({ services: { database } }, vm) => {
    if (vm.is('is_a_template')) return failed(apiError('VM_IS_TEMPLATE', vm.ref));
    if (vm.is('is_control_domain'))
      return failed(apiError('OPERATION_NOT_ALLOWED', 'the control domain cannot be shut down'));
    const blocked = vm.map('blocked_operations').get(operation);
    if (blocked !== undefined) return failed(apiError('OPERATION_BLOCKED', vm.ref, blocked));
    const state = vm.get('power_state');
    if (!expected.includes(state))
      return failed(
        apiError(
          'VM_BAD_POWER_STATE',
          vm.ref,
          expected[0]?.toLowerCase() ?? '',
          state.toLowerCase(),
        ),
      );
    return database.transaction(() => {
      database.update('VM', vm.ref, { power_state: 'Halted', resident_on: nullRef, domid: '-1' });
      for (const vif of database.where('VIF', 'VM', vm.ref)) {
        database.update('VIF', vif.ref, { currently_attached: 'false' });
        refreshVif(database, vif.ref);
      }
      return done();
    });
  };
}

const self = param('vm', ref('VM'));

/** VM.*: only what a reset may ask of VMs. */
export const vmMethods: readonly Method[] = [
  action(
    'VM.clean_shutdown',
    [self],
    onObject('VM', 'vm', shutdown('clean_shutdown', ['Running'])),
  ),
  action(
    'VM.hard_shutdown',
    [self],
    onObject('VM', 'vm', shutdown('hard_shutdown', ['Running', 'Paused', 'Suspended'])),
  ),
];
