import { setTimeout as wait } from 'node:timers/promises';
import type {
  ChangeResult,
  ManagementGot,
  ManagementStep,
  ManagementWish,
  NameCheck,
} from '../console/index.js';
import { modeName, verifyManagement, type VerificationCheck } from '../reset/index.js';
import type {
  ChangedManagement,
  HostNames,
  HostStatusRecord,
  NamedHost,
  Read,
} from '../operations/index.js';
import type { CallFailure, CallOutcome, XenApiSession } from '../xenapi/index.js';
import { inSession, type XenApiPlace } from './with-session.js';
import { operations, xenapi } from './loading.js';

/** How often and how far apart it is read back while not all is as wanted: an address from DHCP, autoconf or a restarting XAPI takes a while. */
const readings = 10;
const betweenMs = 1_000;

/** Everything that a change needs from around it. */
export interface ManagementTools {
  readonly onStep: (step: ManagementStep) => void;
  /** A failed call as the dialogue knows it. */
  readonly failed: (failure: CallFailure) => Promise<ChangeResult & { readonly ok: false }>;
  /** Stand-in for tests. */
  readonly pause?: () => Promise<unknown>;
}

/** What was done, as far as it came. */
interface Applied {
  readonly named: NamedHost | null;
  readonly changed: Read<ChangedManagement>;
}

/**
 * Changes the management interface as it was planned: apply, read back, compare, tell what was got. The name comes first, since DHCP hands
 * it on; a name that is refused is told with the rest and does not keep the addresses from being set.
 */
export async function reconfigure(
  place: XenApiPlace,
  uuid: string,
  wish: ManagementWish,
  { onStep, failed, pause = () => wait(betweenMs) }: ManagementTools,
): Promise<ChangeResult> {
  const applied = await inSession(place, (session) => apply(session, uuid, wish, onStep));
  if (!applied.ok) return failed(applied.failure);
  const { named, changed } = applied.value;
  onStep('readBack');
  let read = await readBack(place, uuid, wish, applied.value);
  for (
    let times = 1;
    changed.ok && times < readings && !(read.ok && isAsWanted(read.value));
    times += 1
  ) {
    await pause();
    read = await readBack(place, uuid, wish, applied.value);
  }
  const got = read.ok ? { got: read.value } : {};
  if (!changed.ok) return { ...(await failed(changed.failure)), ...got };
  if (!read.ok)
    return { ok: false, code: 'notRead', detail: (await xenapi()).describeFailure(read.failure) };
  const nameHeld =
    named === null || read.value.names.every(({ wanted, got: has }) => wanted === has);
  return nameHeld && isAsWanted(read.value)
    ? { ok: true, detail: '', ...got }
    : { ok: false, code: 'partly', detail: '', ...got };
}

/** A name that was refused will not come any more, so only the interface is waited for. */
const isAsWanted = ({ checks }: ManagementGot): boolean => checks.every(({ ok }) => ok);

/** A fresh lease. XAPI may know its address only a while after the call. */
export async function renew(
  place: XenApiPlace,
  uuid: string,
  failed: ManagementTools['failed'],
  pause: () => Promise<unknown> = () => wait(betweenMs),
): Promise<ChangeResult> {
  const { readHostStatus, renewLease } = await operations();
  const renewed = await inSession(place, (session) => renewLease(session, uuid));
  if (!renewed.ok) return failed(renewed.failure);
  let address = renewed.value;
  for (let times = 1; address === '' && times < readings; times += 1) {
    await pause();
    const status = await inSession(place, (session) => readHostStatus(session, uuid));
    if (status.ok) address = status.value.management?.address ?? '';
  }
  return address === ''
    ? { ok: false, code: 'noLease', detail: '' }
    : { ok: true, detail: address };
}

async function apply(
  session: XenApiSession,
  uuid: string,
  { configuration, hostName }: ManagementWish,
  onStep: ManagementTools['onStep'],
): Promise<Read<Applied>> {
  const { changeHostName, changeManagement } = await operations();
  if (hostName !== null) onStep('nameHost');
  const named = hostName === null ? null : await changeHostName(session, uuid, hostName);
  if (named?.ok === false) return named;
  const changed = await changeManagement(session, uuid, configuration, {
    cleanFormer: true,
    onStep,
  });
  return { ok: true, value: { named: named?.value ?? null, changed } };
}

/** In a session of its own: that of the change may have gone with the listeners that XAPI has restarted. */
function readBack(
  place: XenApiPlace,
  uuid: string,
  wish: ManagementWish,
  applied: Applied,
): Promise<Read<ManagementGot>> {
  return inSession(place, async (session) => {
    const { readHostNames, readHostStatus } = await operations();
    const { describeFailure } = await xenapi();
    const status = await readHostStatus(session, uuid);
    if (!status.ok) return status;
    const names = wish.hostName === null ? null : await readHostNames(session, uuid);
    if (names?.ok === false) return names;
    const why = (outcome: CallOutcome | undefined): string =>
      outcome?.ok === false ? describeFailure(outcome.failure) : '';
    return {
      ok: true,
      value: {
        checks: checksOf(wish, status.value),
        names:
          names === null ? [] : nameChecks(wish.hostName ?? '', names.value, applied.named, why),
        formerKept: applied.changed.ok ? applied.changed.value.notCleaned : '',
      },
    };
  });
}

function checksOf(
  { configuration }: ManagementWish,
  { management }: HostStatusRecord,
): readonly VerificationCheck[] {
  if (management === null) return [{ code: 'management', wanted: 'true', got: 'false', ok: false }];
  const { device, vlan, mode, modeV6, address, netmask, gateway, gateway6, dns, addresses6, mac } =
    management;
  return verifyManagement(
    configuration,
    configuration.mac,
    {
      device,
      address,
      netmask,
      gateway,
      gateway6,
      addresses6,
      management: true,
      vlan: vlan === '' ? null : Number(vlan),
      dns: dns.join(','),
      mode: mode === 'unknown' ? '' : modeName(mode),
      mode6: modeV6 === 'unknown' ? '' : modeName(modeV6),
    },
    mac,
  );
}

function nameChecks(
  wanted: string,
  names: HostNames,
  named: NamedHost | null,
  why: (outcome: CallOutcome | undefined) => string,
): readonly NameCheck[] {
  return [
    { name: 'own', wanted, got: names.own, detail: why(named?.own) },
    { name: 'inPool', wanted, got: names.inPool, detail: why(named?.inPool) },
  ];
}
