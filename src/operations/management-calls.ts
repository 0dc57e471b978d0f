import type { CallOptions, CallOutcome, XenApiSession, WireRecord } from '../xenapi/index.js';
import { readHostRef, readRecords, type Read } from './host-records.js';
import { asBool, asRef, asString, asStrings } from '../xenapi/index.js';
/** As in management-change.ts: DHCP may take as long. */
const reconfigureMs = 300_000;

/** The failure of a host without a management interface, in xapi's spelling for it (host.get_management_interface). */
const noManagement = {
  ok: false,
  failure: {
    kind: 'api',
    code: 'INTERNAL_ERROR',
    params: ['this host has no management interface'],
  },
} as const;

async function managementPif(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions,
): Promise<Read<readonly [string, WireRecord]>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const pifs = await readRecords(session, 'PIF', options);
  if (!pifs.ok) return pifs;
  const found = [...pifs.value].find(
    ([, pif]) => asRef(pif['host']) === host.value && asBool(pif['management']),
  );
  return found === undefined ? noManagement : { ok: true, value: found };
}

/**
 * Asks for a fresh DHCP lease on the management interface: PIF.reconfigure_ip with the mode it has, which brings it up anew. Answers the
 * address it then has. Failures: the server's own; INVALID_VALUE [mode; …] when it is not on DHCP.
 */
export async function renewLease(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Read<string>> {
  const management = await managementPif(session, hostUuid, options);
  if (!management.ok) return management;
  const [ref, pif] = management.value;
  const mode = asString(pif['ip_configuration_mode']);
  if (mode !== 'DHCP')
    return {
      ok: false,
      failure: { kind: 'api', code: 'INVALID_VALUE', params: ['ip_configuration_mode', mode] },
    };
  const renewed = await session.call(
    'PIF.reconfigure_ip',
    [ref, 'DHCP', '', '', '', asString(pif['DNS'])],
    { ...options, timeoutMs: reconfigureMs },
  );
  if (!renewed.ok) return renewed;
  const address = await session.call('PIF.get_IP', [ref], options);
  return address.ok ? { ok: true, value: asString(address.value) } : address;
}

/** host.management_disable on the host the session is on. A supporter refuses (SLAVE_REQUIRES_MANAGEMENT_INTERFACE). */
export function disableManagement(
  session: XenApiSession,
  options: CallOptions = {},
): Promise<CallOutcome> {
  return session.call('host.management_disable', [], options);
}

/**
 * Sets all name servers of the management interface; its addresses stay. xapi keeps the other family's servers with each call, so a list
 * that has or had IPv6 ones takes two, and comes out family by family, the first server's first. Failures: the server's own; INVALID_VALUE [ip_configuration_mode; DHCP] where
 * DHCP brings them, since xapi would store and ignore ours.
 */
export async function changeNameServers(
  session: XenApiSession,
  hostUuid: string,
  servers: readonly string[],
  options: CallOptions = {},
): Promise<CallOutcome> {
  const management = await managementPif(session, hostUuid, options);
  if (!management.ok) return management;
  const [ref, pif] = management.value;
  const mode = asString(pif['ip_configuration_mode']);
  if (mode === 'DHCP')
    return {
      ok: false,
      failure: { kind: 'api', code: 'INVALID_VALUE', params: ['ip_configuration_mode', mode] },
    };
  const list = servers.join(',');
  const address = asStrings(pif['IPv6'])[0] ?? '';
  const mode6 = asString(pif['ipv6_configuration_mode']);
  const isStatic = mode6 === 'Static';
  const v4 = [
    'PIF.reconfigure_ip',
    [
      ref,
      mode === '' ? 'None' : mode,
      asString(pif['IP']),
      asString(pif['netmask']),
      asString(pif['gateway']),
      list,
    ],
  ] as const;
  const v6 = [
    'PIF.reconfigure_ipv6',
    [
      ref,
      mode6 === '' ? 'None' : mode6,
      isStatic ? address : '',
      isStatic ? asString(pif['ipv6_gateway']) : '',
      list,
    ],
  ] as const;
  const both = `${list}${asString(pif['DNS'])}`.includes(':');
  // The family set last comes first in xapi's list.
  const calls = !both ? [v4] : servers[0]?.includes(':') === true ? [v4, v6] : [v6, v4];
  let last: CallOutcome = { ok: true, value: '' };
  for (const [method, params] of calls) {
    last = await session.call(method, params, { ...options, timeoutMs: reconfigureMs });
    if (!last.ok) return last;
  }
  return last;
}
