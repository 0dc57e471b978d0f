import type { Result } from '../../model/index.js';
import type { CallOptions, WireValue, XenApiSession } from '../../xenapi/index.js';
import { call, type OperationError } from '../call.js';

/** High availability off in the whole pool (pool.disable_ha). */
export function disablePoolHa(
  session: XenApiSession,
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  return call(session, 'pool.disable_ha', [], options);
}

/**
 * High availability no longer armed on the host that the session is on, whatever its pool says
 * (host.emergency_ha_disable): it also works in emergency mode, in a session of this host alone.
 */
export function disarmHost(
  session: XenApiSession,
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  return call(session, 'host.emergency_ha_disable', [false], options);
}
