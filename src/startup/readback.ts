import {
  mapKnown,
  err,
  known,
  lossBetween,
  networkingLoss,
  ok,
  poolWiring,
  unknown,
  type WantedBond,
  type HostFacts,
  type HostPort,
  type Known,
  type ManagementStatus,
  type PoolLoss,
  type Reason,
  type Result,
  type WiredBond,
} from '../model/index.js';
import {
  failedFirst,
  formerOf,
  inventoryOf,
  isVerificationReport,
  managementMtu,
  movedBack,
  mtuCheck,
  verifyManagement,
  wantedByReset,
  type ComparedWith,
  type ResetRequest,
  type MissingObject,
  type ResetRecord,
  type VerificationCheck,
  type VerificationReport,
} from '../reset/index.js';
import {
  factOf,
  onMachine,
  readBonds,
  readHostNetworking,
  readHostRef,
  readLocalFacts,
  readManagement,
  readMissingTopology,
  kernelFactsOf,
  withSession,
  type OperationError,
  type XenApiClient,
  type XenApiSession,
} from '../operations/index.js';
import { bondCheck } from './bond-check.js';
import { probe } from './probes.js';

/**
 * In milliseconds: the limit for each XenAPI call. An operator waits for the report, so a XenAPI
 * that does not answer must not delay it longer.
 */
const timeoutMs = 5_000;

/** The host and the XenAPI from which a reset is read back. */
export interface ReadBackPlace {
  readonly host: HostPort;
  readonly client: XenApiClient;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/**
 * What XenAPI shows: the management interface with what the machine shows of it (null when the host
 * has none), and what the pool database knows of the host.
 */
interface Shown {
  readonly management: ManagementStatus | null;
  readonly loss: Known<PoolLoss>;
  readonly bonds: readonly WiredBond[];
  /** What this host does not have of its coordinator's; null on the coordinator. */
  readonly missing: readonly MissingObject[] | null;
}

/**
 * Compares what a reset wanted with what is there now. It reads XenAPI, kernel and files, and tests
 * what only a test can show. It is the same whether the host's own xapi or our sequence has
 * completed the reset. Without XenAPI it reports what the kernel shows. Never fails.
 */
export async function readBack(
  place: ReadBackPlace,
  reset: ResetRecord,
): Promise<VerificationReport> {
  const facts = await readLocalFacts(place.host, reset.plan.profile.name);
  const own = facts.now.known ? facts.now.value : null;
  const shown = await fromXenApi(place, facts);
  const { request } = reset.plan;
  const compared = (wanted: ComparedWith): readonly VerificationCheck[] =>
    shown.known
      ? verifyManagement(wanted, wanted.mac, shown.value.management)
      : verifyManagement(wanted, wanted.mac, own).filter(({ code }) => kernelTells.has(code));
  const former = formerOf(reset, facts);
  const isBack =
    former !== null &&
    (movedBack(reset) === 'yes' ||
      (movedBack(reset) === 'maybe' && compared(former).every(({ ok }) => ok)));
  const wanted = isBack ? former : wantedByReset(reset);
  const left = facts.files.trigger.state === 'absent';
  const trigger: VerificationCheck = {
    code: 'trigger',
    wanted: '',
    got: left ? '' : reset.plan.profile.triggerPath,
    ok: left,
  };
  return {
    planId: reset.plan.id,
    at: place.now(),
    ...(isBack ? { against: 'former' } : {}),
    checks: failedFirst([
      ...compared(wanted),
      ...(isBack ? [] : ofReset(request, wanted.device, shown, facts)),
      ...(await probe(place.host, wanted, facts.pool)),
      ...(shown.known ? [] : [silent(shown.reason)]),
      trigger,
    ]),
    lost: lostOf(reset, shown.known ? shown.value.loss : shown),
    ...(shown.known && shown.value.missing !== null ? { missing: shown.value.missing } : {}),
    ...(reset.wire.length === 0 ? {} : { wire: reset.wire }),
  };
}

/** What only this reset asked for: an MTU to keep and a bond. */
function ofReset(
  { mtu, bond }: ResetRequest,
  device: string,
  shown: Known<Shown>,
  facts: HostFacts,
): readonly VerificationCheck[] {
  return [
    ...(mtu === undefined ? [] : [mtuCheck(mtu, managementMtu(device, facts))]),
    ...(bond === undefined ? [] : [bondOf(bond, shown, facts)]),
  ];
}

/**
 * Compares the Bond that carries management with the one that was wanted. Without XAPI, the host's
 * own files and kernel say which there is.
 */
function bondOf(
  wanted: WantedBond,
  shown: Known<Shown>,
  { now, wiring, nics }: Pick<HostFacts, 'now' | 'wiring' | 'nics'>,
): VerificationCheck {
  const own = now.known ? now.value : null;
  const { management, bonds } = shown.known
    ? shown.value
    : { management: own, bonds: wiring.known ? wiring.value.bonds : [] };
  const bond = bonds.find(({ device }) => device === management?.device);
  const why = shown.known ? '' : shown.reason.detail;
  return bondCheck(wanted, bond === undefined ? err(why) : ok(bond), nics);
}

async function fromXenApi(
  { client, host }: ReadBackPlace,
  facts: HostFacts,
): Promise<Known<Shown>> {
  const uuid = inventoryOf(facts.files.inventory).installationUuid;
  if (uuid === '') return unknown('absent', 'INSTALLATION_UUID');
  const answer = await withSession(client, (session) => look(session, uuid, host, facts), {
    timeoutMs,
  });
  return factOf(answer);
}

async function look(
  session: XenApiSession,
  uuid: string,
  place: HostPort,
  facts: HostFacts,
): Promise<Result<Shown, OperationError>> {
  const management = await readManagement(session, uuid, { timeoutMs });
  if (!management.ok) return management;
  const host = await readHostRef(session, uuid, { timeoutMs });
  const networking = await readHostNetworking(session, uuid, { timeoutMs });
  const missing =
    facts.pool.role === 'supporter'
      ? await readMissingTopology(session, uuid, { timeoutMs })
      : null;
  const wiring = networking.ok ? known(poolWiring(networking.value)) : facts.wiring;
  return ok({
    management: onMachine(management.value, kernelFactsOf(place, facts, wiring)),
    bonds: host.ok ? await readBonds(session, host.value, { timeoutMs }) : [],
    loss: mapKnown(factOf(networking), networkingLoss),
    missing: missing?.ok === true ? missing.value : null,
  });
}

/** The checks that files and kernel can answer while XAPI does not. */
const kernelTells: ReadonlySet<VerificationCheck['code']> = new Set(['device', 'mac', 'address']);

function silent({ detail }: Reason): VerificationCheck {
  return { code: 'xapi', wanted: '', got: detail, ok: false };
}

/**
 * What the reset has lost: what it read before it began, less what is there now. Without that, what
 * the start-up reported.
 */
function lostOf({ loss, completed }: ResetRecord, now: Known<PoolLoss>): Known<PoolLoss> {
  if (loss !== null) return now.known ? known(lossBetween(loss, now.value)) : now;
  const stored: unknown = completed?.report;
  return isVerificationReport(stored)
    ? (stored.lost ?? unknown('notLooked'))
    : unknown('notLooked');
}
