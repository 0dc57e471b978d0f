import type { Result } from '../model/index.js';
import type { CallOptions, WireValue, XenApiSession } from '../xenapi/index.js';
import type { OperationError } from './call.js';
import { onHost } from './on-host.js';

/** host.enable: VMs may start here again. */
export function enableHost(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  return onHost(session, hostUuid, [['host.enable']], options);
}

/**
 * host.disable: no VM starts here any more. HA may refuse (HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN).
 * The host must then not be shut down.
 */
export function disableHost(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  return onHost(session, hostUuid, [['host.disable']], options);
}
