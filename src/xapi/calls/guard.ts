import type { CallResult } from '../../xenapi/index.js';
import type { Args } from '../dispatch/args.js';
import { apiError, failed } from '../errors.js';
import type { Call, Method } from '../dispatch/method.js';

/**
 * Calls that a host in emergency mode answers (xapi's list), and those that ask nothing of a pool.
 * All others fail with the reason of the emergency.
 */
const inEmergency: ReadonlySet<string> = new Set([
  'pool.emergency_reset_master',
  'pool.emergency_transition_to_master',
  'pool.is_slave',
  'session.slave_local_login',
  'session.slave_local_login_with_password',
  'session.local_logout',
  'host.local_management_reconfigure',
  'host.management_disable',
  'host.is_in_emergency_mode',
  'system.listMethods',
  'system.isAlive',
]);

async function onSupporter(method: Method, call: Call, args: Args): Promise<CallResult> {
  const { membership } = call.services;
  const emergency = inEmergency.has(method.name) ? null : await membership.emergency();
  if (emergency !== null) return failed(emergency);
  const coordinator = membership.coordinatorElsewhere();
  // Over the unix socket a supporter forwards calls to its coordinator; over TCP it answers its own
  // local sessions only.
  if (coordinator !== null && call.caller.transport === 'tcp' && call.session?.local === false)
    return failed(apiError('HOST_IS_SLAVE', coordinator));
  return method.run(call, args);
}

/**
 * The call as a host answers it that may be a supporter (slave) or in emergency mode; on the
 * coordinator it is the call itself.
 */
export function guarded(method: Method): Method {
  return {
    ...method,
    run: (call, args) =>
      call.services.membership.free ? method.run(call, args) : onSupporter(method, call, args),
  };
}
