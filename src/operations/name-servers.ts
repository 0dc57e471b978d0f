import { err, modeName, ok, type Result } from '../model/index.js';
import {
  asString,
  asStrings,
  type CallOptions,
  type WireRecord,
  type WireValue,
  type XenApiSession,
} from '../xenapi/index.js';
import { apiError, call, callInOrder, type OperationError } from './call.js';
import { reconfigureMs } from './limits.js';
import { ipv4ModeOf, ipv6ModeOf, managementPif, readHostRef, readRecords } from './records.js';

/**
 * The management PIF of a host. When there is none, xapi's own error of
 * host.get_management_interface.
 */
async function readManagementPif(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions,
): Promise<Result<readonly [ref: string, pif: WireRecord], OperationError>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const pifs = await readRecords(session, 'PIF', options);
  if (!pifs.ok) return pifs;
  const found = managementPif(pifs.value, host.value);
  return found === undefined
    ? err(
        apiError(
          'host.get_management_interface',
          'INTERNAL_ERROR',
          'this host has no management interface',
        ),
      )
    : ok(found);
}

const wrongMode = (mode: ReturnType<typeof ipv4ModeOf>): OperationError =>
  apiError('PIF.reconfigure_ip', 'INVALID_VALUE', 'ip_configuration_mode', modeName(mode));

/**
 * Asks for a new DHCP lease on the management interface: PIF.reconfigure_ip with the present mode
 * brings it up again. Answers the new address. Errors: the server's own; INVALID_VALUE [mode; …]
 * when it does not use DHCP.
 */
export async function renewLease(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<string, OperationError>> {
  const management = await readManagementPif(session, hostUuid, options);
  if (!management.ok) return management;
  const [ref, pif] = management.value;
  const mode = ipv4ModeOf(pif);
  if (mode !== 'dhcp') return err(wrongMode(mode));
  const renewed = await call(
    session,
    'PIF.reconfigure_ip',
    [ref, modeName(mode), '', '', '', asString(pif['DNS'])],
    { ...options, timeoutMs: reconfigureMs },
  );
  if (!renewed.ok) return renewed;
  const address = await call(session, 'PIF.get_IP', [ref], options);
  return address.ok ? ok(asString(address.value)) : address;
}

/**
 * host.management_disable on the session's host. A supporter refuses
 * (SLAVE_REQUIRES_MANAGEMENT_INTERFACE).
 */
export function disableManagement(
  session: XenApiSession,
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  return call(session, 'host.management_disable', [], options);
}

/**
 * Sets all name servers of the management interface; its addresses stay. In each call xapi keeps
 * the other family's servers. So two calls are made when IPv6 servers are set or were set, and the
 * list is sorted by family, the first server's family first. Errors: the server's own;
 * INVALID_VALUE [ip_configuration_mode; DHCP] with DHCP, since xapi would store our servers and
 * ignore them.
 */
export async function changeNameServers(
  session: XenApiSession,
  hostUuid: string,
  servers: readonly string[],
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  const management = await readManagementPif(session, hostUuid, options);
  if (!management.ok) return management;
  const [ref, pif] = management.value;
  const mode = ipv4ModeOf(pif);
  if (mode === 'dhcp') return err(wrongMode(mode));
  const list = servers.join(',');
  const address = asStrings(pif['IPv6'])[0] ?? '';
  const mode6 = ipv6ModeOf(pif);
  const isStatic = mode6 === 'static';
  const v4 = [
    'PIF.reconfigure_ip',
    [
      ref,
      modeName(mode),
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
      modeName(mode6),
      isStatic ? address : '',
      isStatic ? asString(pif['ipv6_gateway']) : '',
      list,
    ],
  ] as const;
  const both = `${list}${asString(pif['DNS'])}`.includes(':');
  // xapi lists the family that was set last first.
  const calls = !both ? [v4] : servers[0]?.includes(':') === true ? [v4, v6] : [v6, v4];
  return callInOrder(session, calls, { ...options, timeoutMs: reconfigureMs });
}
