import {
  failedFirst,
  mtuCheck,
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
  ok,
  retell,
  type Known,
  type ManagementStep,
  type PoolLoss,
  type Result,
} from '../model/index.js';
import {
  call,
  readManagement,
  readManagementMtu,
  setManagementInterface,
} from '../operations/index.js';
import { step, type Attempt } from './attempt.js';
import { removeTrigger } from './attempt-store.js';
import { keepBeforeWipe, readLoss } from './before/before-wipe.js';
import { checkFirst } from './before/check-first.js';
import { chosenPort, type ChosenPort } from './before/chosen-port.js';
import { findNic, type FoundNic } from './before/find-nic.js';
import { makeBond } from './make-bond.js';
import type { StartupPorts } from './ports.js';
import { byXapi, failed, type StepError } from './step-error.js';
import { topologyOfSupporter } from './topology.js';
import { unrecorded } from './unrecorded.js';

/**
 * In milliseconds: as long as xapi itself allows for management changes, because a lease and new
 * listeners take time.
 */
const callMs = 300_000;

/** How an attempt ends when nothing failed. */
export type AttemptEnd = Extract<StartupOutcome, { readonly result: 'completed' | 'asked' }>;

/**
 * Does steps 2 to 6 of the design page, and reads the result back. Everything that can be checked
 * is checked before step 2.
 */
export async function* carryOut(
  attempt: Attempt,
): AsyncGenerator<StartupEvent, Result<AttemptEnd, StepError>> {
  const { ports, session, progress } = attempt;
  const status = await ports.resets.status();
  const chosen = chosenPort(status.ok ? status.value.history : [], attempt.trigger);
  const port = yield* findPort(attempt, chosen);
  if (!port.ok) return port;
  if (port.value.found === 'none') return ok({ result: 'asked', question: port.value.question });
  const wanted: ManagementConfiguration = { ...attempt.wanted, device: port.value.nic.device };
  if (wanted.device !== attempt.wanted.device)
    yield { kind: 'moved', mac: chosen.mac ?? '', from: attempt.wanted.device, to: wanted.device };
  const checked = await checkFirst(attempt, wanted);
  if (!checked.ok) return checked;
  const { uuid, ref } = checked.value;
  const before = yield* keepBeforeWipe(attempt, uuid, chosen);
  if (!before.ok) return before;

  const wiped = yield* wipe(attempt, ref);
  if (!wiped.ok) return wiped;
  const mtu = chosen.reset?.plan.request.mtu;
  const withMtu = { ...wanted, ...(mtu === undefined ? {} : { mtu }) };
  const made = yield* makeManagement(attempt, uuid, withMtu);
  if (!made.ok) return made;
  const got = byXapi(await readManagement(session, uuid));
  if (!got.ok) return got;
  yield step(progress, 'deleteTrigger', 'starting');
  const removed = await removeTrigger(ports.files, ports.profile.triggerPath);
  if (!removed.ok) return removed;
  yield step(progress, 'deleteTrigger', 'done');
  const missing = yield* topologyOfSupporter(ports, session, uuid);
  const bond = yield* makeBondOfReset(attempt, chosen, ref);
  // A Bond of the coordinator, or that of the reset, may have taken management over.
  const mayMove = missing !== null || bond.length > 0;
  const moved = mayMove ? await readManagement(session, uuid) : null;
  const now = moved?.ok === true ? moved.value : got.value;
  const checks = failedFirst([
    ...verifyManagement(attempt.wanted, chosen.mac, now),
    ...(mtu === undefined ? [] : [mtuCheck(mtu, await readManagementMtu(session, ref))]),
    ...bond,
  ]);
  const finished = yield* report(attempt, uuid, chosen, before.value, {
    checks,
    ...(missing === null ? {} : { missing }),
  });
  return ok({ result: 'completed', report: finished });
}

/** Finds the NIC to use, and asks when the chosen port is gone. */
async function* findPort(
  { ports, wanted }: Attempt,
  chosen: ChosenPort,
): AsyncGenerator<StartupEvent, Result<FoundNic, StepError>> {
  const found = await findNic(ports, wanted, chosen);
  if (!found.ok || found.value.found === 'nic') return found;
  const { question } = found.value;
  yield* ask(ports, chosen, question);
  yield { kind: 'asked', question, trigger: ports.profile.triggerPath };
  // With 'useName' nothing waits for an answer here, so this is an error like any other. The
  // question waits for the next operator at the console.
  return found.value.found === 'none' && ports.unmatched === 'useName'
    ? failed('device.absent', question.device)
    : found;
}

/** Steps 2 and 3. The scan ends when the port is found. */
async function* wipe(
  { session, progress }: Attempt,
  host: string,
): AsyncGenerator<StartupEvent, Result<void, StepError>> {
  yield step(progress, 'resetNetworking', 'starting');
  progress.wiped = true;
  const limits = { timeoutMs: callMs };
  const wiped = byXapi(await call(session, 'host.reset_networking', [host], limits));
  if (!wiped.ok) return wiped;
  yield step(progress, 'resetNetworking', 'done');
  yield step(progress, 'scan', 'starting');
  const scanned = byXapi(await call(session, 'PIF.scan', [host], limits));
  return scanned.ok ? ok(undefined) : scanned;
}

/** Makes the Bond that the reset asks for, if it does. */
async function* makeBondOfReset(
  { ports, session, progress }: Attempt,
  { reset }: ChosenPort,
  host: string,
): AsyncGenerator<StartupEvent, readonly VerificationCheck[]> {
  const { bond, mtu } = reset?.plan.request ?? {};
  if (bond === undefined) return [];
  const making = makeBond(ports, session, host, bond, mtu);
  return [
    yield* retell(making, ({ phase, detail }) => step(progress, 'createBond', phase, detail)),
  ];
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
): AsyncGenerator<StartupEvent, Result<void, StepError>> {
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
  if (changed.ok) return ok(undefined);
  const { error } = changed;
  return error.kind === 'api' && error.code === 'PIF_NOT_PRESENT'
    ? failed('pif.absent', wanted.device)
    : byXapi(changed);
}

/**
 * Keeps the question in the journal. An error here must not keep the host without network; the
 * question is in the log too.
 */
async function* ask(
  { resets }: StartupPorts,
  { reset }: ChosenPort,
  question: PortQuestion,
): AsyncGenerator<StartupEvent, void> {
  if (reset === null || (reset.question?.used === question.used && reset.answer === null)) return;
  yield* unrecorded('question', await resets.recordQuestion(reset.plan.id, question));
}

async function* report(
  { ports, session }: Attempt,
  uuid: string,
  { reset }: ChosenPort,
  before: Known<PoolLoss>,
  found: Pick<VerificationReport, 'checks' | 'missing'>,
): AsyncGenerator<StartupEvent, VerificationReport> {
  const wire = reset === null || reset.wire.length === 0 ? {} : { wire: reset.wire };
  const made = { planId: reset?.plan.id ?? null, at: ports.now(), ...found, ...wire };
  if (made.planId === null) return made;
  const now = before.known ? await readLoss(session, uuid) : before;
  const finished = {
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
  yield* unrecorded('report', await ports.resets.recordCompletion(finished));
  return finished;
}
