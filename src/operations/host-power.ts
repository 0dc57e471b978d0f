import { ok, type Result } from '../model/index.js';
import { asBool, type CallOptions, type WireValue, type XenApiSession } from '../xenapi/index.js';
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
 * The host must then not be shut down. Answers whether VMs could start here before: a host in
 * maintenance is disabled already.
 */
export async function disableHost(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<boolean, OperationError>> {
  const enabled = await onHost(session, hostUuid, [['host.get_enabled']], options);
  const disabled = await onHost(session, hostUuid, [['host.disable']], options);
  return disabled.ok ? ok(!enabled.ok || asBool(enabled.value)) : disabled;
}
