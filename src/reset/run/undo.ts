import type { RunEvent, UndoOutcome } from './event.js';
import type { ResetRecord } from '../journal/history.js';
import type { Initiator, JournalEntry } from '../journal/journal.js';
import { statusOf } from '../journal/journal-state.js';
import { fileSteps, isAsWanted, isRewrittenByHost, type FileStep } from '../plan/plan-files.js';
import type { ResetStep } from '../plan/plan.js';
import { isOf, type StepOf } from '../plan/step-nature.js';
import type { ResetPorts } from './ports.js';
import { formerManagement } from './former-management.js';
import { triggerTaken } from './resume.js';
import { err, ok, type Result, type PortError } from '../../model/index.js';
import { createEventRecorder } from './event-recorder.js';
import { atStep, rollBack } from './rollback.js';
import { undoable } from './undoable.js';

/** Who undoes the reset, and whether files that others have changed are put back too. */
export interface UndoOptions {
  readonly initiator: Initiator;
  /** Undo even when somebody else has changed a file since. */
  readonly force: boolean;
}

/**
 * Restores the files from before the latest reset (bytes, mode, owner, absence) while its services
 * are stopped, then starts the services. If that reset ran over the half-way files of an
 * interrupted one, that one is undone too. After a crash, call it again. It does not bring back
 * what the pool database lost.
 */
export async function* undoPlan(
  ports: ResetPorts,
  options: UndoOptions,
): AsyncGenerator<RunEvent, UndoOutcome> {
  const read = await ports.journal.read();
  if (!read.ok) return failed(read.error);
  const latest = undoable(read.value.entries);
  if (latest === null) return { result: 'nothingToUndo' };
  const entries = [...read.value.entries, undoneEntry(latest, ports, options)];
  const behind = undoable(entries);
  const outcome = yield* undoReset(latest, ports, options, behind !== null && awaitsReboot(behind));
  return outcome.result === 'undone'
    ? yield* undoBehind(outcome, entries, ports, options)
    : outcome;
}

/** The reset that --undo applies to, for the question to the operator. */
export interface UndoAhead {
  readonly reset: ResetRecord;
  /** Files that somebody else has changed since. That work would be lost. */
  readonly foreign: readonly string[];
}

/** Changes nothing. null when an undo would have nothing to do, or would refuse. */
export async function undoAhead(
  ports: Pick<ResetPorts, 'files' | 'journal' | 'undo'>,
): Promise<UndoAhead | null> {
  const read = await ports.journal.read();
  const reset = read.ok ? undoable(read.value.entries) : null;
  if (reset === null || reset.completed !== null || (await triggerTaken(reset, ports.files)))
    return null;
  const survey = await surveyFiles(reset, ports);
  return { reset, foreign: survey.ok ? survey.value.foreign : [] };
}

type Undone = Extract<UndoOutcome, { result: 'undone' }>;

/**
 * Also undoes an earlier reset that stopped half-way. An earlier reset that waits for its reboot,
 * or whose files somebody else has changed, is only named.
 */
async function* undoBehind(
  undone: Undone,
  entries: readonly JournalEntry[],
  ports: ResetPorts,
  options: UndoOptions,
): AsyncGenerator<RunEvent, UndoOutcome> {
  const behind = undoable(entries);
  if (behind === null) return undone;
  if (awaitsReboot(behind)) return { ...undone, earlier: behind.begunAt };
  const survey = await surveyFiles(behind, ports);
  // Either none of its files are in place, or a start of the host has taken its trigger and the
  // host has run with it since.
  if (
    !survey.ok ||
    survey.value.different.length === 0 ||
    (await triggerTaken(behind, ports.files))
  )
    return undone;
  if (survey.value.foreign.length > 0) return { ...undone, earlier: behind.begunAt };
  const outcome = yield* undoReset(behind, ports, options, false);
  return outcome.result === 'undone'
    ? yield* undoBehind(undone, [...entries, undoneEntry(behind, ports, options)], ports, options)
    : outcome;
}

function awaitsReboot(reset: ResetRecord): boolean {
  const { state } = statusOf(reset);
  return state === 'awaitingReboot' || state === 'rebooting';
}

function undoneEntry(
  reset: ResetRecord,
  ports: ResetPorts,
  { initiator }: UndoOptions,
): JournalEntry {
  return { kind: 'undone', at: ports.now(), planId: reset.plan.id, initiator };
}

/**
 * `leaveStopped`: another reset's trigger is restored. A started XAPI would carry it out at once.
 */
async function* undoReset(
  reset: ResetRecord,
  ports: ResetPorts,
  options: UndoOptions,
  leaveStopped: boolean,
): AsyncGenerator<RunEvent, UndoOutcome> {
  const { plan, events } = reset;
  if (reset.completed !== null || (await triggerTaken(reset, ports.files)))
    return { result: 'hostHasStarted', planId: plan.id, former: formerManagement(reset) };
  const survey = await surveyFiles(reset, ports);
  if (!survey.ok) return failed(survey.error);
  const { foreign, different } = survey.value;
  if (foreign.length > 0 && !options.force)
    return { result: 'changedMeanwhile', planId: plan.id, paths: foreign };
  const noted = await ports.journal.append({
    kind: 'undoing',
    at: ports.now(),
    planId: plan.id,
    initiator: options.initiator,
  });
  if (!noted.ok) return failed(noted.error);

  const stopBegun = events.some(({ step }) => isStop(plan.steps[step]));
  const all = new Set(stopBegun || different.length > 0 ? plan.steps.keys() : []);
  const recorder = createEventRecorder(plan.id, events.length, ports);
  for (const [index, step] of plan.steps.entries()) {
    if (!isStop(step) || !all.has(index)) continue;
    // A running networkd would overwrite the restored database with its own state.
    const stopped = await ports.machine.stopService(step.service);
    if (stopped.ok) continue;
    const error = atStep(stopped.error, index, 'changed');
    yield (await recorder.note(index, 'failed', 'onDisk', { error })).event;
    return { result: 'failed', error };
  }
  const back = leaveStopped ? new Set([...all].filter((index) => !isStop(plan.steps[index]))) : all;
  const [notRolledBack] = yield* rollBack(plan, back, ports, recorder);
  if (notRolledBack !== undefined)
    return { result: 'failed', error: atStep(notRolledBack.error, notRolledBack.step, 'changed') };
  const undone = await ports.journal.append(undoneEntry(reset, ports, options));
  return undone.ok
    ? { result: 'undone', planId: plan.id }
    : { result: 'failed', error: atStep(undone.error, null, 'untouched') };
}

const isStop = (step: ResetStep | undefined): step is StepOf<'stopsService'> =>
  step !== undefined && isOf(step, 'stopsService');

interface Survey {
  /** Files that differ from before the reset: they will be restored. */
  readonly different: readonly string[];
  /**
   * Files that are neither as before the reset nor as the reset left them: somebody else changed
   * them.
   */
  readonly foreign: readonly string[];
}

async function surveyFiles(
  reset: ResetRecord,
  ports: Pick<ResetPorts, 'files' | 'undo'>,
): Promise<Result<Survey, PortError>> {
  const kept = await ports.undo.kept(reset.plan.id);
  if (!kept.ok) return kept;
  if (!kept.value)
    return err({
      code: 'undoMissing',
      subject: reset.plan.id,
      cause: '',
      retryable: false,
    });
  const different: string[] = [];
  const foreign: string[] = [];
  for (const step of fileSteps(reset.plan)) {
    const original = await ports.undo.isOriginal(reset.plan.id, step.path);
    if (!original.ok) return original;
    if (original.value) continue;
    different.push(step.path);
    if (!(await isExpected(step, ports))) foreign.push(step.path);
  }
  return ok({ different, foreign });
}

/**
 * True when the file is as the reset left it, or as the host's own start leaves it: without the
 * trigger, or with networkd's database rewritten.
 */
async function isExpected(step: FileStep, ports: Pick<ResetPorts, 'files'>): Promise<boolean> {
  if (isRewrittenByHost(step.file)) return true;
  const now = await ports.files.read(step.path);
  return isAsWanted(step, now) || (step.file === 'trigger' && now.state === 'absent');
}

function failed(error: PortError): UndoOutcome {
  return { result: 'failed', error: atStep(error, null, 'untouched') };
}
