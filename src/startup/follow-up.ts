import { unrecorded } from './unrecorded.js';
import {
  readHostUuid,
  type ResetRecord,
  type StartupEvent,
  type StartupOutcome,
  type VerificationReport,
} from '../reset/index.js';
import { bestEffort, finish, lookUntil, retell, type WantedBond } from '../model/index.js';
import {
  readHostRef,
  readManagement,
  readManagementMtu,
  setManagementInterface,
} from '../operations/index.js';
import { looksAtXapi, xapiAnswers } from './await-xapi.js';
import { everyMs, untilNextLook } from './pause.js';
import { makeBond } from './make-bond.js';
import type { StartupPorts } from './ports.js';
import { awaitsAddress, portQuestionOf, xapiIsSilent } from './report-questions.js';
import { readBack, type ReadBackPlace } from './readback.js';
import { stepsInSession, withXapiSession } from './sessions.js';

/** How often we look for a lease or a router: for about two minutes. */
const looksAtAddress = 60;

/**
 * Does what is left after the host's own xapi has completed a reset: it makes the Bond of the
 * management interface when the reset asks for one, and the report, even when nobody opens a
 * console. It does this once, because the report is then in the journal.
 *
 * It does nothing when no reset waits for a report. It also does nothing when XAPI is silent and
 * either we may not wait for it or the Bond needs it; the next start looks again.
 */
export async function* followUp(
  ports: StartupPorts,
  place: ReadBackPlace,
  waits: boolean,
): AsyncGenerator<StartupEvent, StartupOutcome> {
  const reset = await awaitingReport(ports);
  if (reset === null) return { result: 'nothing' };
  // If XAPI does not answer by then, the report comes from what the kernel shows.
  if (waits) yield* xapiAnswers(ports, looksAtXapi);
  const { bond, mtu } = reset.plan.request;
  if (bond !== undefined) yield* withBond(ports, bond, mtu);
  else if (mtu !== undefined) await withMtu(ports, reset, mtu);
  let report = await readBack(place, reset);
  if (xapiIsSilent(report) && (!waits || bond !== undefined)) return { result: 'nothing' };
  if (waits && isUnsettled(report)) {
    yield { kind: 'waiting', reason: 'address', subject: reset.plan.request.device };
    await untilNextLook(ports);
    report = await lookUntil(
      () => readBack(place, reset),
      (now) => !isUnsettled(now),
      { everyMs, most: looksAtAddress, pause: ports.pause },
    );
  }
  // An operator at a console may have read it meanwhile.
  if ((await awaitingReport(ports)) === null) return { result: 'nothing' };
  const question = portQuestionOf(reset, report);
  if (question !== null) {
    yield* unrecorded('question', await ports.resets.recordQuestion(reset.plan.id, question));
    yield { kind: 'asked', question, trigger: ports.profile.triggerPath };
    return { result: 'asked', question };
  }
  yield* unrecorded('report', await ports.resets.recordCompletion(report));
  yield { kind: 'completed', report };
  return { result: 'completed', report };
}

/** An address may still come. */
const isUnsettled = (report: VerificationReport): boolean =>
  !xapiIsSilent(report) && awaitsAddress(report);

/**
 * The latest reset, when its trigger was taken and it has neither a report nor an open question;
 * otherwise null.
 */
async function awaitingReport({ resets }: StartupPorts): Promise<ResetRecord | null> {
  const status = await resets.status();
  if (!status.ok || !status.value.triggerTaken || status.value.running !== null) return null;
  const { latest } = status.value;
  if (latest.state === 'none') return null;
  const { state } = latest;
  const waits = state !== 'completed' && state !== 'undoing' && state !== 'undone';
  const asks = latest.reset.question !== null && latest.reset.answer === null;
  return waits && !asks ? latest.reset : null;
}

/**
 * Gives the management interface the MTU that the reset keeps: the host's own xapi knows nothing of
 * it. If that fails, the report says which MTU there is.
 */
async function withMtu(ports: StartupPorts, { plan }: ResetRecord, mtu: number): Promise<void> {
  const uuid = await readHostUuid(ports.files);
  if (uuid === '') return;
  const given = await withXapiSession(ports, async (session) => {
    const host = await readHostRef(session, uuid);
    const now = await readManagement(session, uuid);
    if (!host.ok || !now.ok || now.value === null) return;
    const { request } = plan;
    const isThere = now.value.vlan === (request.vlan === null ? '' : String(request.vlan));
    const has = await readManagementMtu(session, host.value);
    if (!isThere || has === mtu) return;
    const wanted = { ...request, device: now.value.device };
    bestEffort(await finish(setManagementInterface(session, uuid, wanted)));
  });
  bestEffort(given);
}

async function* withBond(
  ports: StartupPorts,
  bond: WantedBond,
  mtu: number | undefined,
): AsyncGenerator<StartupEvent> {
  const uuid = await readHostUuid(ports.files);
  if (uuid === '') return;
  const made = stepsInSession(ports, async function* (session): AsyncGenerator<StartupEvent, void> {
    const host = await readHostRef(session, uuid);
    if (!host.ok) return;
    yield* retell(makeBond(ports, session, host.value, bond, mtu), (bondStep) => ({
      kind: 'step' as const,
      step: 'createBond' as const,
      ...bondStep,
    }));
  });
  // The report says whether there is a Bond.
  bestEffort(yield* made);
}
