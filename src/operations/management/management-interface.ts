import { setTimeout as wait } from 'node:timers/promises';
import { err, modeName, ok, type ManagementStep, type Result } from '../../model/index.js';
import type { ManagementConfiguration } from '../../reset/index.js';
import {
  asBool,
  asInt,
  asMap,
  asRef,
  asString,
  asStrings,
  type CallOptions,
  type WireRecord,
  type WireValue,
  type XenApiSession,
} from '../../xenapi/index.js';
import { apiError, call, type OperationError } from '../call.js';
import { changeMs, reconfigureMs } from '../limits.js';
import { makeManagementVlan, type MadeVlan } from './management-vlan.js';
import { readHostRef, readRecords, type Records } from '../records.js';

/** A step of a change as it begins and ends; `detail`: what was set, for people. */
export interface ManagementEvent {
  readonly step: ManagementStep;
  readonly phase: 'starting' | 'done' | 'skipped';
  readonly detail: string;
}

/** How the change is made. */
export interface ManagementOptions extends CallOptions {
  /** Take the addresses off the interface that was the management one, as the original console does. The server leaves them there. */
  readonly cleanFormer?: boolean;
  /** uuid of the network that a VLAN had before it was wiped; '' where nobody remembers one. */
  readonly formerNetwork?: string;
  /** Between two looks whether management has moved; a stand-in for tests. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** `pif`: the management interface now. `former`: the one before; null when it is the same or there was none. */
export interface ChangedManagement {
  readonly pif: string;
  readonly former: string | null;
  /** The change holds, but the former interface could not be cleaned: why. */
  readonly notCleaned: string;
}

/** What came of a change. */
type Changed = Result<ChangedManagement, OperationError>;

/** As long as xapi's own forwarding waits for PIF.management after a lost connection. */
const moveWaitSeconds = 30;

/**
 * Makes an interface of the host with this uuid ('': the one the session is on) its management interface, configured as wished: the VLAN
 * is made where it is missing, then PIF.reconfigure_ip, PIF.reconfigure_ipv6 and host.management_reconfigure (which the server answers
 * only when the interface carries it). The console's change and the start-up of a reset both go this way. An interface that carries
 * management already and changes its primary address type goes through host.management_disable, as xapi changes the type of no
 * management interface. A VLAN made here goes again when its configuration is refused. Errors: the server's own; PIF_NOT_PRESENT
 * [host; device] when the host has no such interface.
 */
export async function* setManagementInterface(
  session: XenApiSession,
  hostUuid: string,
  wish: ManagementConfiguration,
  options: ManagementOptions = {},
): AsyncGenerator<ManagementEvent, Changed> {
  const limits = { ...options, timeoutMs: options.timeoutMs ?? changeMs };
  yield starting('findInterface');
  const host = await readHostRef(session, hostUuid, limits);
  if (!host.ok) return host;
  const pifs = await readRecords(session, 'PIF', limits);
  if (!pifs.ok) return pifs;
  const former = [...pifs.value].find(
    ([, pif]) => asRef(pif['host']) === host.value && asBool(pif['management']),
  );
  const place: Place = { session, host: host.value, pifs: pifs.value, limits };
  const target = yield* findOrMake(place, wish);
  if (!target.ok) return target;
  const configured = yield* configure(place, target.value, wish);
  if (!configured.ok) {
    await target.value.made?.takeBack();
    // Management may have been disabled for the change: it goes back to where it was. Without that this call does nothing.
    if (former !== undefined)
      await session.call('host.management_reconfigure', [former[0]], limits);
    return configured;
  }
  yield starting('moveManagement');
  const moved = await moveManagement(session, target.value.ref, limits);
  if (!moved.ok) return moved;
  yield done('moveManagement');
  const before = former === undefined || former[0] === target.value.ref ? null : former[0];
  let notCleaned = '';
  if (options.cleanFormer === true && before !== null) {
    yield starting('cleanFormer');
    const cleaned = await takeAddressesOff(place, before);
    if (!cleaned.ok)
      notCleaned = cleaned.error.kind === 'api' ? cleaned.error.code : cleaned.error.detail;
    yield done('cleanFormer', notCleaned);
  }
  return ok({ pif: target.value.ref, former: before, notCleaned });
}

/** Where the change is made. */
interface Place {
  readonly session: XenApiSession;
  readonly host: string;
  readonly pifs: Records;
  readonly limits: ManagementOptions;
}

interface Target {
  readonly ref: string;
  readonly pif: WireRecord;
  readonly made: MadeVlan | null;
}

const starting = (step: ManagementStep): ManagementEvent => ({
  step,
  phase: 'starting',
  detail: '',
});
const done = (step: ManagementStep, detail = ''): ManagementEvent => ({
  step,
  phase: 'done',
  detail,
});
const skipped = (step: ManagementStep): ManagementEvent => ({ step, phase: 'skipped', detail: '' });

async function* findOrMake(
  { session, host, pifs, limits }: Place,
  { device, vlan }: ManagementConfiguration,
): AsyncGenerator<ManagementEvent, Result<Target, OperationError>> {
  const found = interfaceOf(pifs, host, device, vlan ?? -1);
  const carrier = found ?? interfaceOf(pifs, host, device, -1);
  if (carrier === null)
    return err(apiError('PIF.get_all_records', 'PIF_NOT_PRESENT', host, device));
  yield done('findInterface', [device, asString(carrier.pif['MAC'])].join(' '));
  if (vlan === null || found !== null) {
    yield skipped('makeVlan');
    return ok({ ...carrier, made: null });
  }
  yield starting('makeVlan');
  const made = await makeManagementVlan(
    session,
    { host, pifs, formerNetwork: limits.formerNetwork ?? '' },
    { carrier: carrier.ref, device, tag: vlan },
    limits,
  );
  if (!made.ok) return made;
  const record = await call(session, 'PIF.get_record', [made.value.pif], limits);
  if (!record.ok) {
    await made.value.takeBack();
    return record;
  }
  yield done('makeVlan', String(vlan));
  return ok({ ref: made.value.pif, pif: asMap(record.value), made: made.value });
}

/** Several kinds of PIF share device and tag with the NIC: tunnels and SR-IOV networks carry no management. */
function interfaceOf(
  pifs: Records,
  host: string,
  device: string,
  tag: number,
): Pick<Target, 'ref' | 'pif'> | null {
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

/** The calls for one family; none where the interface has no addresses of it and is to have none. */
interface FamilyCall {
  readonly step: 'configureIpv4' | 'configureIpv6';
  readonly method: string;
  readonly params: readonly WireValue[];
  readonly detail: string;
}

function ipv4Call({ ref, pif }: Target, { ipv4, dns }: ManagementConfiguration): FamilyCall | null {
  const had = asString(pif['ip_configuration_mode']);
  if (ipv4.mode === 'none' && (had === 'None' || had === '')) return null;
  const fixed =
    ipv4.mode === 'static' ? [ipv4.address, ipv4.netmask, ipv4.gateway ?? ''] : ['', '', ''];
  return {
    step: 'configureIpv4',
    method: 'PIF.reconfigure_ip',
    params: [ref, modeName(ipv4.mode), ...fixed, dns.join(',')],
    detail: [ipv4.mode, ...fixed].filter((part) => part !== '').join(' '),
  };
}

/** Servers of the design page's days know no IPv6 call: it is given only where there is something to say. */
function ipv6Call({ ref, pif }: Target, { ipv6, dns }: ManagementConfiguration): FamilyCall | null {
  const had = asString(pif['ipv6_configuration_mode']);
  if (ipv6.mode === 'none' && (had === 'None' || had === '')) return null;
  const fixed =
    ipv6.mode === 'static'
      ? [`${ipv6.address}/${ipv6.prefixLength}`, ipv6.gateway ?? '']
      : ['', ''];
  return {
    step: 'configureIpv6',
    method: 'PIF.reconfigure_ipv6',
    params: [ref, modeName(ipv6.mode), ...fixed, dns.join(',')],
    detail: [ipv6.mode, ...fixed].filter((part) => part !== '').join(' '),
  };
}

async function* configure(
  { session, limits }: Place,
  target: Target,
  wish: ManagementConfiguration,
): AsyncGenerator<ManagementEvent, Result<WireValue, OperationError>> {
  const slow = { ...limits, timeoutMs: reconfigureMs };
  const primary = wish.ipv4.mode === 'none' && wish.ipv6.mode !== 'none' ? 'IPv6' : 'IPv4';
  const aligned = await alignFamily(session, target, primary, slow);
  if (!aligned.ok) return aligned;
  const v4 = { step: 'configureIpv4', made: ipv4Call(target, wish) } as const;
  const v6 = { step: 'configureIpv6', made: ipv6Call(target, wish) } as const;
  // The family that stays comes first, so that the interface is never without any.
  for (const { step, made } of primary === 'IPv6' ? [v6, v4] : [v4, v6]) {
    if (made === null) {
      yield skipped(step);
      continue;
    }
    yield starting(step);
    const configured = await call(session, made.method, made.params, slow);
    if (!configured.ok) return configured;
    yield done(step, made.detail);
  }
  return ok('');
}

/**
 * XAPI looks for the management address in a PIF's primary family, which a scanned PIF has from MANAGEMENT_ADDRESS_TYPE of the
 * inventory. It changes the family of no management interface, so management is let go for the moment, as its own network-init does;
 * on a supporter it refuses that (SLAVE_REQUIRES_MANAGEMENT_INTERFACE). Servers of the design page's days know no families.
 */
async function alignFamily(
  session: XenApiSession,
  { ref, pif }: Target,
  primary: 'IPv4' | 'IPv6',
  limits: CallOptions,
): Promise<Result<WireValue, OperationError>> {
  const had = asString(pif['primary_address_type']);
  if (had === '' || had === primary) return ok('');
  if (asBool(pif['management'])) {
    const disabled = await call(session, 'host.management_disable', [], limits);
    if (!disabled.ok) return disabled;
  }
  return call(session, 'PIF.set_primary_address_type', [ref, primary], limits);
}

/** host.management_reconfigure. The server restarts its listeners meanwhile: a connection lost by that is no error when the flag has moved. */
export async function moveManagement(
  session: XenApiSession,
  ref: string,
  limits: ManagementOptions,
): Promise<Result<WireValue, OperationError>> {
  const { pause = (ms: number) => wait(ms) } = limits;
  const outcome = await call(session, 'host.management_reconfigure', [ref], {
    ...limits,
    timeoutMs: reconfigureMs,
  });
  if (outcome.ok || outcome.error.kind === 'api' || outcome.error.code === 'cancelled')
    return outcome;
  for (let second = 0; second < moveWaitSeconds; second += 1) {
    const flag = await session.call('PIF.get_management', [ref], limits);
    if (flag.ok && flag.value === true) return flag;
    await pause(1000);
  }
  return outcome;
}

async function takeAddressesOff(
  { session, limits }: Place,
  ref: string,
): Promise<Result<WireValue, OperationError>> {
  const slow = { ...limits, timeoutMs: reconfigureMs };
  const v4 = await call(session, 'PIF.reconfigure_ip', [ref, 'None', '', '', '', ''], slow);
  if (!v4.ok) return v4;
  const mode = await call(session, 'PIF.get_ipv6_configuration_mode', [ref], limits);
  return mode.ok && mode.value !== 'None'
    ? call(session, 'PIF.reconfigure_ipv6', [ref, 'None', '', '', ''], slow)
    : v4;
}
