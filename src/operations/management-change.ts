import { setTimeout as wait } from 'node:timers/promises';
import type { CallOptions, CallOutcome, XenApiSession } from '../xenapi/index.js';
import { readHostRef, readRecords, type Read, type Records } from './host-records.js';
import {
  asBool,
  asInt,
  asRef,
  asString,
  asStrings,
  isWireRecord,
  type WireRecord,
  type WireValue,
} from '../xenapi/index.js';
import { managementVlan, type MadeVlan } from './management-vlan.js';

/** How an interface gets its IPv4 address. */
export type Ipv4Wish =
  | { readonly mode: 'none' | 'dhcp' }
  | {
      readonly mode: 'static';
      readonly address: string;
      readonly netmask: string;
      readonly gateway: string | null;
    };

/** How an interface gets its IPv6 addresses. */
export type Ipv6Wish =
  | { readonly mode: 'none' | 'dhcp' | 'autoconf' }
  | {
      readonly mode: 'static';
      readonly address: string;
      readonly prefixLength: number;
      readonly gateway: string | null;
    };

/** What the management interface is to be; checked by the caller (a reset's request has this shape). */
export interface ManagementChange {
  readonly device: string;
  /** null = untagged. */
  readonly vlan: number | null;
  readonly ipv4: Ipv4Wish;
  readonly ipv6: Ipv6Wish;
  /** Both families, in their order. */
  readonly dns: readonly string[];
}

/** The steps of a change, for whoever watches. */
export type ManagementStep =
  'findInterface' | 'makeVlan' | 'configureAddress' | 'moveManagement' | 'cleanFormer';

/** How a change is made. */
export interface ManagementChangeOptions extends CallOptions {
  /** Take the addresses off the interface that was the management interface before: xapi leaves them there. Default no. */
  readonly cleanFormer?: boolean;
  readonly onStep?: (step: ManagementStep) => void;
  /** Stand-in for tests. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** `pif`: the management interface now. `former`: the reference of the one before; null when it is the same or there was none. */
export interface ChangedManagement {
  readonly pif: string;
  readonly former: string | null;
  /** The change holds, but the former interface could not be cleaned: why. */
  readonly notCleaned: string;
}

/** xapi itself allows reconfigure_ip 300 s, since DHCP may take that long. */
const reconfigureMs = 300_000;
/** Any other call: making a VLAN plugs it. Longer than a session that only reads would allow. */
const callMs = 60_000;
/** As long as xapi's own forwarding waits for PIF.management after a lost connection. */
const moveWaitSeconds = 30;
const ipv4Modes = { none: 'None', dhcp: 'DHCP', static: 'Static' } as const;
const ipv6Modes = { none: 'None', dhcp: 'DHCP', autoconf: 'Autoconf', static: 'Static' } as const;

/**
 * Makes an interface of the host with this uuid ('': the one the session is on) its management interface, configured as wished: the VLAN
 * is made where it is missing, PIF.reconfigure_ip, PIF.reconfigure_ipv6, then host.management_reconfigure (which the server answers only
 * when the interface carries it). An interface that is the management one already and is to lose IPv4 goes through
 * host.management_disable, as xapi changes the primary address type of no management interface. A VLAN made here goes again when its
 * configuration is refused. Failures: the server's own; api code PIF_NOT_PRESENT [host; device] when the host has no such interface.
 */
export async function changeManagement(
  session: XenApiSession,
  hostUuid: string,
  wish: ManagementChange,
  wishes: ManagementChangeOptions = {},
): Promise<Read<ChangedManagement>> {
  const { onStep = () => undefined, cleanFormer = false } = wishes;
  const options = { ...wishes, timeoutMs: wishes.timeoutMs ?? callMs };
  onStep('findInterface');
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const pifs = await readRecords(session, 'PIF', options);
  if (!pifs.ok) return pifs;
  const former = [...pifs.value].find(
    ([, pif]) => asRef(pif['host']) === host.value && asBool(pif['management']),
  );
  const found = interfaceOf(pifs.value, host.value, wish.device, wish.vlan ?? -1);
  let made: MadeVlan | null = null;
  let target = found;
  if (found === null && wish.vlan !== null) {
    const carrier = interfaceOf(pifs.value, host.value, wish.device, -1);
    if (carrier === null) return notPresent(host.value, wish.device);
    onStep('makeVlan');
    const vlan = await managementVlan(
      session,
      pifs.value,
      { carrier: carrier.ref, device: wish.device, tag: wish.vlan },
      options,
    );
    if (!vlan.ok) return vlan;
    made = vlan.value;
    const record = await session.call('PIF.get_record', [made.pif], options);
    target = record.ok ? { ref: made.pif, pif: recordOf(record.value) } : null;
  }
  if (target === null) return notPresent(host.value, wish.device);
  onStep('configureAddress');
  const configured = await configure(session, target, wish, options);
  if (!configured.ok) {
    await made?.takeBack();
    // Management may have been disabled for the change: it goes back to where it was. Without that this call does nothing.
    if (former !== undefined)
      await session.call('host.management_reconfigure', [former[0]], options);
    return configured;
  }
  onStep('moveManagement');
  const moved = await move(session, target.ref, options);
  if (!moved.ok) return moved;
  const before = former === undefined || former[0] === target.ref ? null : former[0];
  let notCleaned = '';
  if (cleanFormer && before !== null) {
    onStep('cleanFormer');
    const cleaned = await takeAddressesOff(session, before, options);
    if (!cleaned.ok)
      notCleaned = cleaned.failure.kind === 'api' ? cleaned.failure.code : cleaned.failure.detail;
  }
  return { ok: true, value: { pif: target.ref, former: before, notCleaned } };
}

interface Found {
  readonly ref: string;
  readonly pif: WireRecord;
}

/** Several kinds of PIF share device and tag with the NIC: tunnels and SR-IOV networks carry no management. */
function interfaceOf(pifs: Records, host: string, device: string, tag: number): Found | null {
  for (const [ref, pif] of pifs) {
    const other =
      asStrings(pif['tunnel_access_PIF_of']).length + asStrings(pif['sriov_logical_PIF_of']).length;
    if (
      asRef(pif['host']) === host &&
      asString(pif['device']) === device &&
      (asInt(pif['VLAN']) ?? -1) === tag &&
      other === 0
    )
      return { ref, pif };
  }
  return null;
}

async function configure(
  session: XenApiSession,
  { ref, pif }: Found,
  wish: ManagementChange,
  options: CallOptions,
): Promise<CallOutcome> {
  const dns = wish.dns.join(',');
  const primary = wish.ipv4.mode === 'none' && wish.ipv6.mode !== 'none' ? 'IPv6' : 'IPv4';
  const slow = { ...options, timeoutMs: reconfigureMs };
  const { ipv4, ipv6 } = wish;
  const v4: readonly WireValue[] =
    ipv4.mode === 'static' ? [ipv4.address, ipv4.netmask, ipv4.gateway ?? ''] : ['', '', ''];
  const v6: readonly WireValue[] =
    ipv6.mode === 'static'
      ? [`${ipv6.address}/${ipv6.prefixLength}`, ipv6.gateway ?? '']
      : ['', ''];
  const steps: (readonly [string, readonly WireValue[]])[] = [];
  const had = asString(pif['primary_address_type']);
  if (had !== '' && had !== primary) {
    if (asBool(pif['management'])) steps.push(['host.management_disable', []]);
    steps.push(['PIF.set_primary_address_type', [ref, primary]]);
  }
  const setV4 = ['PIF.reconfigure_ip', [ref, ipv4Modes[ipv4.mode], ...v4, dns]] as const;
  const hadV6 = asString(pif['ipv6_configuration_mode']);
  // Servers of the design page's days know no IPv6 call: it is given only where there is something to say.
  const setV6 =
    ipv6.mode === 'none' && (hadV6 === 'None' || hadV6 === '')
      ? []
      : [['PIF.reconfigure_ipv6', [ref, ipv6Modes[ipv6.mode], ...v6, dns]] as const];
  // The family that stays comes first, so that the interface is never without any.
  steps.push(...(primary === 'IPv6' ? [...setV6, setV4] : [setV4, ...setV6]));
  for (const [method, params] of steps) {
    const outcome = await session.call(method, params, slow);
    if (!outcome.ok) return outcome;
  }
  return { ok: true, value: '' };
}

/** The server restarts its listeners meanwhile: a connection lost by that is no failure when the flag has moved. */
async function move(
  session: XenApiSession,
  ref: string,
  { pause = (ms) => wait(ms), ...options }: ManagementChangeOptions,
): Promise<CallOutcome> {
  const outcome = await session.call('host.management_reconfigure', [ref], {
    ...options,
    timeoutMs: reconfigureMs,
  });
  if (outcome.ok || outcome.failure.kind === 'api' || outcome.failure.code === 'cancelled')
    return outcome;
  for (let second = 0; second < moveWaitSeconds; second += 1) {
    const flag = await session.call('PIF.get_management', [ref], options);
    if (flag.ok && flag.value === true) return flag;
    await pause(1000);
  }
  return outcome;
}

async function takeAddressesOff(
  session: XenApiSession,
  ref: string,
  options: CallOptions,
): Promise<CallOutcome> {
  const slow = { ...options, timeoutMs: reconfigureMs };
  const v4 = await session.call('PIF.reconfigure_ip', [ref, 'None', '', '', '', ''], slow);
  if (!v4.ok) return v4;
  const mode = await session.call('PIF.get_ipv6_configuration_mode', [ref], options);
  return mode.ok && mode.value !== 'None'
    ? session.call('PIF.reconfigure_ipv6', [ref, 'None', '', '', ''], slow)
    : v4;
}

function notPresent(host: string, device: string): Extract<CallOutcome, { readonly ok: false }> {
  return { ok: false, failure: { kind: 'api', code: 'PIF_NOT_PRESENT', params: [host, device] } };
}

function recordOf(value: WireValue): WireRecord {
  return isWireRecord(value) ? value : {};
}
