import {
  inventoryOf,
  type ResetRecord,
  type StartupEvent,
  type StartupOutcome,
} from '../reset/index.js';
import { hostPaths, type BondWish } from '../model/index.js';
import { makeManagementBond, readHostRef } from '../operations/index.js';
import { looksAtXapi, untilNextLook, xapiAnswers } from './await-xapi.js';
import { bondCheck } from './bond-check.js';
import type { StartupPorts } from './ports.js';
import { awaitsAddress, portQuestionOf, xapiIsSilent } from './report-questions.js';
import { readBack, type ReadBackPlace } from './readback.js';

/** How often a lease or a router is awaited: about two minutes. */
const looksAtAddress = 60;

/**
 * What is left to do after a reset that the host's own xapi has completed: the bond of the
 * management interface where the reset asks for one, and the report, also where nobody opens a
 * console. Once: the report is in the journal then. Nothing where no reset waits for it, nor where
 * XAPI is silent and either not to be waited for or needed for the bond: the next start looks again.
 */
export async function* followUp(
  ports: StartupPorts,
  place: ReadBackPlace,
  waits: boolean,
): AsyncGenerator<StartupEvent, StartupOutcome> {
  const reset = await awaitingReport(ports);
  if (reset === null) return { result: 'nothing' };
  // After that the report is made of what the kernel shows.
  if (waits) yield* xapiAnswers(ports, looksAtXapi);
  const { bond } = reset.plan.request;
  if (bond !== undefined) yield* makeBond(ports, bond);
  let report = await readBack(place, reset);
  if (xapiIsSilent(report) && (!waits || bond !== undefined)) return { result: 'nothing' };
  for (let look = 0; waits && look < looksAtAddress; look += 1) {
    if (xapiIsSilent(report) || !awaitsAddress(report)) break;
    if (look === 0)
      yield { kind: 'waiting', reason: 'address', subject: reset.plan.request.device };
    await untilNextLook(ports);
    report = await readBack(place, reset);
  }
  // Somebody at a console may have read it meanwhile.
  if ((await awaitingReport(ports)) === null) return { result: 'nothing' };
  const question = portQuestionOf(reset, report);
  if (question !== null) {
    await ports.resets.recordQuestion(reset.plan.id, question);
    yield { kind: 'asked', question, trigger: ports.profile.triggerPath };
    return { result: 'asked', question };
  }
  await ports.resets.recordCompletion(report);
  yield { kind: 'completed', report };
  return { result: 'completed', report };
}

/** The latest reset, where its trigger was taken and neither report nor open question is there. */
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

async function* makeBond(ports: StartupPorts, wish: BondWish): AsyncGenerator<StartupEvent> {
  const uuid = inventoryOf(await ports.files.read(hostPaths.inventory)).installationUuid;
  const opened = uuid === '' ? null : await ports.openSession();
  if (opened?.ok !== true) return;
  yield { kind: 'step', step: 'createBond', phase: 'starting', detail: '' };
  try {
    const host = await readHostRef(opened.value, uuid);
    if (!host.ok) return;
    const check = bondCheck(wish, await makeManagementBond(opened.value, host.value, wish));
    yield {
      kind: 'step',
      step: 'createBond',
      phase: check.ok ? 'done' : 'skipped',
      detail: check.got,
    };
  } finally {
    await opened.value.close();
  }
}
