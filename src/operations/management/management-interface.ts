import {
  bestEffort,
  err,
  lookUntil,
  modeByName,
  modeName,
  ok,
  type ManagementStep,
  type Pause,
  type Result,
} from '../../model/index.js';
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
import { ipv4Call, ipv6Call } from './family-calls.js';
import { keepMtu, keepMtuBelow, type RollBackMtu } from './management-mtu.js';
import { makeManagementVlan, type MadeVlan } from './management-vlan.js';
import { managementPif, readHostRef, readRecords, type Records } from '../records.js';

/** A step of a change as it begins and ends. `detail`: what was set, for people. */
export interface ManagementEvent {
  readonly step: ManagementStep;
  readonly phase: 'starting' | 'done' | 'skipped';
  readonly detail: string;
}

/** Options of a change. */
export interface ManagementOptions extends CallOptions {
  /** Remove the former interface's addresses (the original console does, the server does not). */
  readonly cleanFormer?: boolean;
  /** uuid of the network that a VLAN had before the wipe; '' when unknown. */
  readonly formerNetwork?: string;
  /** Waits between two checks whether management has moved; tests replace it. */
  readonly pause?: Pause;
}

/** `pif`: the interface now. `former`: the one before; null: the same, or none. */
export interface ChangedManagement {
  readonly pif: string;
  readonly former: string | null;
  /** Why the former interface could not be cleaned. The change itself is done. */
  readonly notCleaned: string;
}

type Changed = Result<ChangedManagement, OperationError>;

/** xapi's own forwarding waits this long for PIF.management after a lost connection. */
const moveWaitSeconds = 30;

/**
 * Configures an interface as wanted and makes it the management interface of a host. `hostUuid` ''
 * means the session's own host. Makes the VLAN if it is missing, then calls PIF.reconfigure_ip,
 * PIF.reconfigure_ipv6 and host.management_reconfigure, which the server answers only when the
 * interface carries management. The console's change and the start-up of a reset both use this.
 * When the primary address type of a management interface changes, host.management_disable comes
 * first, since xapi does not change it otherwise. A VLAN made here is removed when its
 * configuration is refused. The interface gets the wanted MTU; where XAPI refuses that, the
 * change goes on with the MTU of the network. Errors: the server's own; PIF_NOT_PRESENT [host;
 * device] when the host has no such interface.
 */
export async function* setManagementInterface(
  session: XenApiSession,
  hostUuid: string,
  wanted: ManagementConfiguration,
  options: ManagementOptions = {},
): AsyncGenerator<ManagementEvent, Changed> {
  const limits = { ...options, timeoutMs: options.timeoutMs ?? changeMs };
  yield starting('findInterface');
  const host = await readHostRef(session, hostUuid, limits);
  if (!host.ok) return host;
  const pifs = await readRecords(session, 'PIF', limits);
  if (!pifs.ok) return pifs;
  const former = managementPif(pifs.value, host.value);
  const place: Place = { session, host: host.value, pifs: pifs.value, limits, mtus: [] };
  const target = yield* findOrMake(place, wanted);
  if (!target.ok) {
    await rollBackMtus(place);
    return target;
  }
  await withMtu(place, keepMtu, target.value.ref, wanted);
  const configured = yield* configure(place, target.value, wanted);
  if (!configured.ok) {
    await rollBackMtus(place);
    await target.value.made?.rollBack();
    // If management was disabled for the change, this moves it back. Otherwise it does nothing.
    if (former !== undefined)
      bestEffort(await session.call('host.management_reconfigure', [former[0]], limits));
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

interface Place {
  readonly session: XenApiSession;
  readonly host: string;
  readonly pifs: Records;
  readonly limits: ManagementOptions;
  /** Put back the MTUs that this change has set. */
  readonly mtus: RollBackMtu[];
}

/** Gives an interface the wanted MTU, if there is one. */
async function withMtu(
  { session, limits, mtus }: Place,
  keep: typeof keepMtu,
  ref: string,
  { mtu }: ManagementConfiguration,
): Promise<void> {
  const kept = mtu === undefined ? null : await keep(session, ref, mtu, limits);
  if (kept?.ok === true && kept.value !== null) mtus.push(kept.value);
}

async function rollBackMtus({ mtus }: Place): Promise<void> {
  for (const rollBack of mtus.splice(0)) await rollBack();
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
  place: Place,
  wanted: ManagementConfiguration,
): AsyncGenerator<ManagementEvent, Result<Target, OperationError>> {
  const { session, host, pifs, limits } = place;
  const { device, vlan } = wanted;
  const found = interfaceOf(pifs, host, device, vlan ?? -1);
  const below = interfaceOf(pifs, host, device, -1);
  const carrier = found ?? below;
  if (carrier === null)
    return err(apiError('PIF.get_all_records', 'PIF_NOT_PRESENT', host, device));
  yield done('findInterface', [device, asString(carrier.pif['MAC'])].join(' '));
  if (vlan !== null && below !== null) await withMtu(place, keepMtuBelow, below.ref, wanted);
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
    await made.value.rollBack();
    return record;
  }
  yield done('makeVlan', String(vlan));
  return ok({ ref: made.value.pif, pif: asMap(record.value), made: made.value });
}

/** Skips tunnels and SR-IOV networks: they have the NIC's device and tag but no management. */
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

async function* configure(
  { session, limits }: Place,
  target: Target,
  wanted: ManagementConfiguration,
): AsyncGenerator<ManagementEvent, Result<WireValue, OperationError>> {
  const slow = { ...limits, timeoutMs: reconfigureMs };
  const primary = wanted.ipv4.mode === 'none' && wanted.ipv6.mode !== 'none' ? 'IPv6' : 'IPv4';
  const aligned = await alignFamily(session, target, primary, slow);
  if (!aligned.ok) return aligned;
  const v4 = { step: 'configureIpv4', made: ipv4Call(target, wanted) } as const;
  const v6 = { step: 'configureIpv6', made: ipv6Call(target, wanted) } as const;
  // The primary family comes first, so that the interface is never without an address.
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
 * XAPI looks for the management address in the PIF's primary family. A scanned PIF has that of
 * MANAGEMENT_ADDRESS_TYPE in the inventory. XAPI does not change it on a management interface, so
 * management is disabled first, as XAPI's network-init does. A supporter refuses that
 * (SLAVE_REQUIRES_MANAGEMENT_INTERFACE). Servers of the design page's time have no families.
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

/**
 * host.management_reconfigure. The server restarts its listeners during the call: a lost connection
 * is no error when the flag has moved.
 */
export async function moveManagement(
  session: XenApiSession,
  ref: string,
  limits: ManagementOptions,
): Promise<Result<WireValue, OperationError>> {
  const outcome = await call(session, 'host.management_reconfigure', [ref], {
    ...limits,
    timeoutMs: reconfigureMs,
  });
  if (outcome.ok || outcome.error.kind === 'api' || outcome.error.code === 'cancelled')
    return outcome;
  const flag = await lookUntil(
    () => session.call('PIF.get_management', [ref], limits),
    (answer) => answer.ok && answer.value === true,
    { everyMs: 1_000, most: moveWaitSeconds, pause: limits.pause },
  );
  return flag.ok && flag.value === true ? flag : outcome;
}

async function takeAddressesOff(
  { session, limits }: Place,
  ref: string,
): Promise<Result<WireValue, OperationError>> {
  const slow = { ...limits, timeoutMs: reconfigureMs };
  const v4 = await call(
    session,
    'PIF.reconfigure_ip',
    [ref, modeName('none'), '', '', '', ''],
    slow,
  );
  if (!v4.ok) return v4;
  const mode = await call(session, 'PIF.get_ipv6_configuration_mode', [ref], limits);
  return mode.ok && modeByName(asString(mode.value)) !== 'none'
    ? call(session, 'PIF.reconfigure_ipv6', [ref, modeName('none'), '', '', ''], slow)
    : v4;
}
