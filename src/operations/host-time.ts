import {
  ok,
  timeModeByName,
  timeModeName,
  type Result,
  type TimeMode,
  type TimeStatus,
} from '../model/index.js';
import {
  asString,
  asStrings,
  type CallOptions,
  type WireValue,
  type XenApiSession,
} from '../xenapi/index.js';
import type { OperationError } from './call.js';
import { onHost } from './on-host.js';

/**
 * Reads network time from the server (host.get_ntp_*). A server before 26.0 answers
 * MESSAGE_METHOD_UNKNOWN; the caller then reads the host's own files.
 */
export async function readHostTime(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<TimeStatus, OperationError>> {
  const mode = await onHost(session, hostUuid, [['host.get_ntp_mode']], options);
  if (!mode.ok) return mode;
  const servers = await onHost(session, hostUuid, [['host.get_ntp_custom_servers']], options);
  if (!servers.ok) return servers;
  const synchronised = await onHost(session, hostUuid, [['host.get_ntp_synchronized']], options);
  return ok({
    mode: timeModeByName(asString(mode.value)),
    servers: asStrings(servers.value),
    synchronised:
      synchronised.ok && typeof synchronised.value === 'boolean' ? synchronised.value : null,
  });
}

/** Sets the host's time zone (host.set_timezone, since 26.0). */
export function changeTimeZone(
  session: XenApiSession,
  hostUuid: string,
  zone: string,
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  return onHost(session, hostUuid, [['host.set_timezone', zone]], options);
}

/**
 * Sets the time source. The servers are set first, so that the mode never applies without them. A
 * server before 26.0 answers MESSAGE_METHOD_UNKNOWN.
 */
export function changeHostTime(
  session: XenApiSession,
  hostUuid: string,
  request: { readonly mode: TimeMode; readonly servers: readonly string[] },
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  const servers =
    request.mode === 'manual'
      ? [['host.set_ntp_custom_servers', [...request.servers]] as const]
      : [];
  return onHost(
    session,
    hostUuid,
    [...servers, ['host.set_ntp_mode', timeModeName(request.mode)]],
    options,
  );
}
