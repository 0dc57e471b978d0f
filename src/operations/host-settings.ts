import type { CallOptions, CallOutcome, XenApiSession, WireValue } from '../xenapi/index.js';
import { readHostRef, type Read } from './host-records.js';
import { asStrings, asString } from '../xenapi/index.js';
/** Where the host's clock gets the time; `default`: the product's own servers. */
export type TimeMode = 'dhcp' | 'default' | 'manual' | 'off';

/** Network time as xapi has it (host.get_ntp_*, since xapi 26.0). */
export interface HostTime {
  readonly mode: TimeMode | 'unknown';
  /** Counts with the mode `manual`. */
  readonly servers: readonly string[];
  /** null: the server does not say. */
  readonly synchronised: boolean | null;
}

/** XenAPI's host_ntp_mode. */
const ntpModes = { dhcp: 'DHCP', default: 'Factory', manual: 'Custom', off: 'Disabled' } as const;

async function onHost(
  session: XenApiSession,
  hostUuid: string,
  calls: readonly (readonly [string, ...WireValue[]])[],
  options: CallOptions,
): Promise<CallOutcome> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  let last: CallOutcome = { ok: true, value: '' };
  for (const [method, ...params] of calls) {
    last = await session.call(method, [host.value, ...params], options);
    if (!last.ok) return last;
  }
  return last;
}

/** Network time as the server has it. A server before 26.0 answers MESSAGE_METHOD_UNKNOWN: then the host's own files tell. */
export async function readHostTime(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Read<HostTime>> {
  const mode = await onHost(session, hostUuid, [['host.get_ntp_mode']], options);
  if (!mode.ok) return mode;
  const servers = await onHost(session, hostUuid, [['host.get_ntp_custom_servers']], options);
  if (!servers.ok) return servers;
  const synchronised = await onHost(session, hostUuid, [['host.get_ntp_synchronized']], options);
  const word = asString(mode.value).toLowerCase();
  const found = (['dhcp', 'default', 'manual', 'off'] as const).find(
    (name) => ntpModes[name].toLowerCase() === word,
  );
  return {
    ok: true,
    value: {
      mode: found ?? 'unknown',
      servers: asStrings(servers.value),
      synchronised:
        synchronised.ok && typeof synchronised.value === 'boolean' ? synchronised.value : null,
    },
  };
}

/** Sets where the clock gets the time; the servers first, so that the mode never stands without them. A server before 26.0: MESSAGE_METHOD_UNKNOWN. */
export function changeHostTime(
  session: XenApiSession,
  hostUuid: string,
  wish: { readonly mode: TimeMode; readonly servers: readonly string[] },
  options: CallOptions = {},
): Promise<CallOutcome> {
  const servers =
    wish.mode === 'manual' ? [['host.set_ntp_custom_servers', [...wish.servers]] as const] : [];
  return onHost(
    session,
    hostUuid,
    [...servers, ['host.set_ntp_mode', ntpModes[wish.mode]]],
    options,
  );
}

/** Changes root's password on every host of the pool (session.change_password); over the unix socket the old one is not looked at: check it first. */
export function changePoolPassword(
  session: XenApiSession,
  old: string,
  wanted: string,
  options: CallOptions = {},
): Promise<CallOutcome> {
  return session.call('session.change_password', [old, wanted], options);
}

/** host.enable: VMs may start here again. */
export function enableHost(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<CallOutcome> {
  return onHost(session, hostUuid, [['host.enable']], options);
}

/** host.disable: no VM starts here any more. HA may veto (HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN): then it must not be shut down. */
export function disableHost(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<CallOutcome> {
  return onHost(session, hostUuid, [['host.disable']], options);
}
