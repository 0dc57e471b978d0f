import type {
  ChangeResult,
  ManagementGot,
  ManagementRequest,
  NameCheck,
} from '../../console/index.js';
import {
  finish,
  lookUntil,
  ok,
  pause as wait,
  type HostNames,
  type ManagementStatus,
  type ManagementStep,
  type Pause,
  type Result,
} from '../../model/index.js';
import {
  failedFirst,
  mtuCheck,
  readPoolRole,
  verifyManagement,
  withBefore,
  type VerificationCheck,
} from '../../reset/index.js';
import type { ChangedManagement, NamedHost, OperationError } from '../../operations/index.js';
import type { CallError, XenApiSession } from '../../xenapi/index.js';
import { inSession, type XenApiPlace } from '../with-session.js';
import { operations, startup } from '../loading.js';
import { done } from './change-place.js';

/**
 * How often to read back while the interface is not as wanted, and how long to wait between: an
 * address from DHCP or autoconf, or a restarting XAPI, takes a while.
 */
const readings = 10;
const everyMs = 1_000;

/** What a change needs from its caller. */
export interface ManagementTools {
  readonly onStep: (step: ManagementStep) => void;
  /** The dialogue's result for a failed call. */
  readonly failed: (error: CallError) => Promise<ChangeResult & { readonly ok: false }>;
  /** Stand-in for tests. */
  readonly pause?: Pause;
}

/** What was done before the change ended or failed. */
interface Applied {
  /** null: there was none, or it could not be read. */
  readonly before: ManagementStatus | null;
  readonly named: NamedHost | null;
  readonly changed: Result<ChangedManagement, OperationError>;
}

/**
 * Changes the management interface: it applies the change, reads it back, tries the network, and
 * reports what was wanted and got. The name comes first, because DHCP passes it on. A refused name
 * does not stop the change of the addresses; both are reported. Gateway, name servers and
 * coordinator are tried once the interface is as wanted: a change that cuts the host off is no
 * success.
 */
export async function reconfigure(
  place: XenApiPlace,
  uuid: string,
  request: ManagementRequest,
  { onStep, failed, pause = wait }: ManagementTools,
): Promise<ChangeResult> {
  const applied = await inSession(place, (session) => apply(session, uuid, request, onStep));
  if (!applied.ok) return failed(applied.error);
  const { named, changed } = applied.value;
  onStep('readBack');
  const read = await lookUntil(
    () => readBack(place, uuid, request, applied.value),
    (got) => !changed.ok || (got.ok && isAsWanted(got.value)),
    { everyMs, most: readings, pause },
  );
  if (!changed.ok)
    return { ...(await failed(changed.error)), ...(read.ok ? { got: read.value } : {}) };
  if (!read.ok)
    return { ok: false, code: 'notRead', detail: (await operations()).describeError(read.error) };
  const got = await withProbes(place, request, read.value);
  const nameHeld = named === null || got.names.every(({ wanted, got: has }) => wanted === has);
  return nameHeld && isAsWanted(got)
    ? { ok: true, detail: '', got }
    : { ok: false, code: 'partly', detail: '', got };
}

/** Adds what only a trial of the network can tell; failed checks come first. */
async function withProbes(
  place: XenApiPlace,
  { configuration }: ManagementRequest,
  got: ManagementGot,
): Promise<ManagementGot> {
  const { probe } = await startup();
  const opened = await place.host;
  const pool = await readPoolRole(opened.files);
  const tried = await probe(opened, configuration, pool);
  return { ...got, checks: failedFirst([...got.checks, ...tried]) };
}

/**
 * Whether the interface is as wanted. It does not wait for a name, because a refused name stays
 * refused.
 */
const isAsWanted = ({ checks }: ManagementGot): boolean => checks.every(({ ok }) => ok);

/** Gets a new lease. XAPI may learn its address only some time after the call. */
export async function renew(
  place: XenApiPlace,
  uuid: string,
  failed: ManagementTools['failed'],
  pause: Pause = wait,
): Promise<ChangeResult> {
  const { readHostStatus, renewLease } = await operations();
  const renewed = await inSession(place, (session) => renewLease(session, uuid));
  if (!renewed.ok) return failed(renewed.error);
  let address = renewed.value;
  if (address === '') {
    await pause(everyMs);
    const read = async (): Promise<string> => {
      const status = await inSession(place, (session) => readHostStatus(session, uuid));
      return status.ok ? (status.value.management?.address ?? '') : '';
    };
    const looks = { everyMs, most: readings - 1, pause };
    address = await lookUntil(read, (leased) => leased !== '', looks);
  }
  return address === '' ? { ok: false, code: 'noLease', detail: '' } : done(address);
}

async function apply(
  session: XenApiSession,
  uuid: string,
  { configuration, hostName }: ManagementRequest,
  onStep: ManagementTools['onStep'],
): Promise<Result<Applied, OperationError>> {
  const { changeHostName, readManagement, setManagementInterface } = await operations();
  const before = await readManagement(session, uuid);
  if (hostName !== null) onStep('nameHost');
  const named = hostName === null ? null : await changeHostName(session, uuid, hostName);
  if (named?.ok === false) return named;
  const change = setManagementInterface(session, uuid, configuration, { cleanFormer: true });
  const changed = await finish(change, ({ phase, step }) => {
    if (phase === 'starting') onStep(step);
  });
  return ok({
    before: before.ok ? before.value : null,
    named: named?.value ?? null,
    changed,
  });
}

/**
 * Reads back in its own session. The change's session may be gone, because XAPI may have restarted
 * its listeners.
 */
function readBack(
  place: XenApiPlace,
  uuid: string,
  { configuration, hostName }: ManagementRequest,
  { before, changed, named }: Applied,
): Promise<Result<ManagementGot, CallError>> {
  return inSession(place, async (session) => {
    const { describeError, readHostNames, readHostRef, readManagement, readManagementMtu } =
      await operations();
    const management = await readManagement(session, uuid);
    if (!management.ok) return management;
    const { mtu } = configuration;
    const host = mtu === undefined ? null : await readHostRef(session, uuid);
    const mtus =
      mtu !== undefined && host?.ok === true
        ? [mtuCheck(mtu, await readManagementMtu(session, host.value))]
        : [];
    const names = hostName === null ? null : await readHostNames(session, uuid);
    if (names?.ok === false) return names;
    const why = (outcome: NamedHost['own'] | undefined): string =>
      outcome?.ok === false ? describeError(outcome.error) : '';
    const checksOf = (found: ManagementStatus | null): readonly VerificationCheck[] =>
      verifyManagement(configuration, configuration.mac, found);
    return ok({
      checks: [...withBefore(checksOf(management.value), checksOf(before)), ...mtus],
      names: names === null ? [] : nameChecks(hostName ?? '', names.value, named, why),
      formerKept: changed.ok ? changed.value.notCleaned : '',
    });
  });
}

function nameChecks(
  wanted: string,
  names: HostNames,
  named: NamedHost | null,
  why: (outcome: NamedHost['own'] | undefined) => string,
): readonly NameCheck[] {
  return [
    { name: 'own', wanted, got: names.own, detail: why(named?.own) },
    { name: 'inPool', wanted, got: names.inPool, detail: why(named?.inPool) },
  ];
}
