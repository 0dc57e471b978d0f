import type { Result } from '../../model/index.js';
import type { CallOptions, WireValue, XenApiSession } from '../../xenapi/index.js';
import { call, type OperationError } from '../call.js';

/** Turns high availability off in the whole pool (pool.disable_ha). */
export function disablePoolHa(
  session: XenApiSession,
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  return call(session, 'pool.disable_ha', [], options);
}

/**
 * Disarms high availability on the session's host, whatever its pool says
 * (host.emergency_ha_disable). It also works in emergency mode, in a session of this host alone.
 */
export function disarmHost(
  session: XenApiSession,
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  return call(session, 'host.emergency_ha_disable', [false], options);
}
