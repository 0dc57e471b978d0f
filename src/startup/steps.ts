import {
  failedFirst,
  isWhole,
  keep,
  mtuCheck,
  traced,
  verifyManagement,
  type ManagementConfiguration,
  type PortQuestion,
  type StartupEvent,
  type StartupOutcome,
  type StartupStepName,
  type VerificationCheck,
  type VerificationReport,
} from '../reset/index.js';
import {
  known,
  lossBetween,
  networkingLoss,
  retell,
  unknown,
  type Known,
  type ManagementStep,
  type PoolLoss,
} from '../model/index.js';
import {
  call,
  formerVlanNetwork,
  makeManagementBond,
  readHostNetworking,
  readManagement,
  readManagementMtu,
  readPoolHa,
  reasonOf,
  setManagementInterface,
  type XenApiSession,
} from '../operations/index.js';
import { keepAttempts, removeTrigger } from './attempt-store.js';
import { bondCheck } from './bond-check.js';
import { chosenPort, type ChosenPort } from './chosen-port.js';
import { checkManageable, findNic } from './find-nic.js';
import type { StartupPorts } from './ports.js';
import { step, type Progress } from './progress.js';
import { mustWork, StepError } from './step-error.js';
import { hostUuid, localHost } from './this-host.js';
import { topologyOfSupporter } from './topology.js';
import { checkVlanFree } from './vlan-in-use.js';

/**
 * In milliseconds: as long as xapi itself allows for management changes, because a lease and new
 * listeners take time.
 */
const callMs = 300_000;

/** One attempt at a trigger that has been read. */
export interface Attempt {
  readonly ports: StartupPorts;
  readonly session: XenApiSession;
  readonly wanted: ManagementConfiguration;
  readonly trigger: string;
  readonly progress: Progress;
}

/** How an attempt ends when nothing failed. */
export type AttemptEnd = Extract<StartupOutcome, { readonly result: 'completed' | 'asked' }>;

/**
 * Does steps 2 to 6 of the design page, and reads the result back. Everything that can be checked
 * is checked before step 2. Throws StepError.
 */
export async function* carryOut(attempt: Attempt): AsyncGenerator<StartupEvent, AttemptEnd> {
  const { ports, session, progress } = attempt;
  const status = await ports.resets.status();
  const chosen = chosenPort(status.ok ? status.value.history : [], attempt.trigger);
  const found = await findNic(ports, attempt.wanted, chosen);
  if (found.found !== 'nic') {
    await ask(ports, chosen, found.question);
    yield { kind: 'asked', question: found.question, trigger: ports.profile.triggerPath };
  }
  if (found.found === 'none') {
    // Nothing waits for an answer here, so this is an error like any other. The question waits for
    // the next operator at the console.
    if (ports.unmatched === 'useName')
      throw new StepError('device.absent', found.question.device, '');
    return { result: 'asked', question: found.question };
  }
  const { nic } = found;
  const wanted: ManagementConfiguration = { ...attempt.wanted, device: nic.device };
  if (nic.device !== attempt.wanted.device)
    yield { kind: 'moved', mac: chosen.mac ?? '', from: attempt.wanted.device, to: nic.device };
  await checkManageable(ports, wanted.device);
  await checkVlanFree(ports, session, wanted);
  const uuid = await hostUuid(ports);
  const host = await localHost(session, uuid);
  await checkHa(session);
  const before = await lossBefore(attempt, uuid, chosen);
  await keepBefore(attempt, uuid, chosen);
  await rememberVlanNetwork(attempt, uuid);

  yield step(progress, 'resetNetworking', 'starting');
  progress.wiped = true;
  mustWork(await call(session, 'host.reset_networking', [host], { timeoutMs: callMs }));
  yield step(progress, 'resetNetworking', 'done');
  yield step(progress, 'scan', 'starting');
  mustWork(await call(session, 'PIF.scan', [host], { timeoutMs: callMs }));

  const mtu = chosen.reset?.plan.request.mtu;
  yield* makeManagement(attempt, uuid, { ...wanted, ...(mtu === undefined ? {} : { mtu }) });

  const got = mustWork(await readManagement(session, uuid));
  yield step(progress, 'deleteTrigger', 'starting');
  await removeTrigger(ports.files, ports.profile.triggerPath);
  yield step(progress, 'deleteTrigger', 'done');
  const missing = yield* topologyOfSupporter(ports, session, uuid);
  const bond = yield* makeBond(attempt, chosen, host);
  // A Bond of the coordinator may have taken management over.
  const moved = missing === null ? null : await readManagement(session, uuid);
  const now = moved?.ok === true ? moved.value : got;
  const checks = failedFirst([
    ...verifyManagement(attempt.wanted, chosen.mac, now),
    ...(mtu === undefined ? [] : [mtuCheck(mtu, await readManagementMtu(session, host))]),
    ...bond,
  ]);
  const told = await report(attempt, uuid, chosen, before, {
    checks,
    ...(missing === null ? {} : { missing }),
  });
  return { result: 'completed', report: told };
}

/**
 * Makes the Bond that the reset asks for. The trigger is gone by now, so if this fails, the host
 * stays on the Bond's first member.
 */
async function* makeBond(
  { session, progress }: Attempt,
  { reset }: ChosenPort,
  host: string,
): AsyncGenerator<StartupEvent, readonly VerificationCheck[]> {
  const { bond: wish, mtu } = reset?.plan.request ?? {};
  if (wish === undefined) return [];
  yield step(progress, 'createBond', 'starting');
  const check = bondCheck(wish, await makeManagementBond(session, host, wish, { mtu }));
  yield step(progress, 'createBond', check.ok ? 'done' : 'skipped', check.got);
  return [check];
}

/**
 * The step of the design page for each step of the operation. The steps that find the port have no
 * step of their own there and count as part of the scan.
 */
const startupSteps: Readonly<Record<ManagementStep, StartupStepName>> = {
  nameHost: 'scan',
  findInterface: 'scan',
  makeVlan: 'createVlan',
  configureIpv4: 'reconfigureIp',
  configureIpv6: 'reconfigureIpv6',
  moveManagement: 'managementReconfigure',
  cleanFormer: 'managementReconfigure',
  readBack: 'managementReconfigure',
};

/** Steps 4 and 5. They use the same operation as a change on the console. */
async function* makeManagement(
  { ports, session, progress }: Attempt,
  uuid: string,
  wanted: ManagementConfiguration,
): AsyncGenerator<StartupEvent> {
  const change = setManagementInterface(session, uuid, wanted, {
    timeoutMs: callMs,
    formerNetwork: progress.attempts.vlanNetwork,
    pause: ports.pause,
  });
  const changed = yield* retell(change, ({ step: name, phase, detail }) =>
    name !== 'findInterface' || phase === 'done'
      ? step(progress, startupSteps[name], phase, detail)
      : null,
  );
  if (!changed.ok && changed.error.kind === 'api' && changed.error.code === 'PIF_NOT_PRESENT')
    throw new StepError('pif.absent', wanted.device, '');
  mustWork(changed);
}

/**
 * xapi refuses to configure the management interface while HA is on in the pool. This checks it
 * before anything is wiped.
 */
async function checkHa(session: XenApiSession): Promise<void> {
  if (mustWork(await readPoolHa(session))) throw new StepError('ha.enabled', '', '');
}

/** Looks up the network of the management VLAN before the wipe, and keeps it for later attempts. */
async function rememberVlanNetwork(
  { ports, session, wanted, progress }: Attempt,
  uuid: string,
): Promise<void> {
  const found = mustWork(await formerVlanNetwork(session, uuid, wanted));
  const vlanNetwork = found || progress.attempts.vlanNetwork;
  if (vlanNetwork === progress.attempts.vlanNetwork) return;
  progress.attempts = { ...progress.attempts, vlanNetwork };
  await keepAttempts(ports.files, progress.attempts);
}

/**
 * Keeps the question in the journal. An error here must not keep the host without network; the
 * question is in the log too.
 */
async function ask(
  { resets }: StartupPorts,
  { reset }: ChosenPort,
  question: PortQuestion,
): Promise<void> {
  if (reset === null || (reset.question?.used === question.used && reset.answer === null)) return;
  await resets.recordQuestion(reset.plan.id, question);
}

/**
 * Keeps what is about to be wiped, when the reset itself could not ask XAPI. Only before the first
 * attempt, because later attempts find it wiped.
 */
async function keepBefore(
  { ports, session, progress }: Attempt,
  uuid: string,
  { reset }: ChosenPort,
): Promise<void> {
  if (reset === null || progress.attempts.attempts > 1) return;
  if (reset.kept !== null && isWhole(reset.kept)) return;
  const read = await readHostNetworking(session, uuid);
  if (!read.ok) return;
  const kept = keep(traced(read.value, { from: 'xapi' }), ports.now());
  await ports.resets.recordKept(reset.plan.id, kept);
}

/**
 * What the pool database had before the first wipe: as the reset has read it, or else read now and
 * kept for later attempts. Unknown for another tool's trigger.
 */
async function lossBefore(
  { ports, session, progress }: Attempt,
  uuid: string,
  { reset }: ChosenPort,
): Promise<Known<PoolLoss>> {
  if (reset === null) return unknown('notLooked');
  const kept = reset.loss ?? progress.attempts.loss;
  if (kept !== undefined) return known(kept);
  const read = await readLoss(session, uuid);
  if (read.known) {
    progress.attempts = { ...progress.attempts, loss: read.value };
    await keepAttempts(ports.files, progress.attempts);
  }
  return read;
}

/** What the pool database has of this host's networking now. */
async function readLoss(session: XenApiSession, uuid: string): Promise<Known<PoolLoss>> {
  const read = await readHostNetworking(session, uuid);
  return read.ok
    ? known(networkingLoss(read.value))
    : { known: false, reason: reasonOf(read.error) };
}

async function report(
  { ports, session }: Attempt,
  uuid: string,
  { reset }: ChosenPort,
  before: Known<PoolLoss>,
  found: Pick<VerificationReport, 'checks' | 'missing'>,
): Promise<VerificationReport> {
  const wire = reset === null || reset.wire.length === 0 ? {} : { wire: reset.wire };
  const made = { planId: reset?.plan.id ?? null, at: ports.now(), ...found, ...wire };
  if (made.planId === null) return made;
  const now = before.known ? await readLoss(session, uuid) : before;
  const told = {
    ...made,
    lost:
      before.known && now.known
        ? known(lossBetween(before.value, now.value))
        : now.known
          ? before
          : now,
  };
  // The reset is complete even when the journal cannot be written. The report also goes to the log
  // and the console.
  await ports.resets.recordCompletion(told);
  return told;
}
