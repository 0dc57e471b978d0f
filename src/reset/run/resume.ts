import type { FilePort } from '../../model/index.js';
import { runSteps, isPointOfNoReturn } from './run-steps.js';
import type { ResumeOutcome, RunEvent } from './event.js';
import { triggerWritten, type ResetRecord } from '../journal/history.js';
import type { Initiator } from '../journal/journal.js';
import { journalState, type JournalState } from '../journal/journal-state.js';
import { fileSteps } from '../plan/plan-files.js';
import type { ResetPorts } from './ports.js';
import { createEventRecorder, noteEnd, thisBoot } from './event-recorder.js';
import { setAsidePaths } from '../startup/startup-attempts.js';
import { atStep } from './rollback.js';

/**
 * Completes the latest reset where it was interrupted, failed or left before the reboot: every step
 * again, those that are done change nothing. Refuses (`changedMeanwhile`) when somebody else has
 * changed a file since the plan was made.
 */
export async function* resumePlan(
  ports: ResetPorts,
  initiator: Initiator,
): AsyncGenerator<RunEvent, ResumeOutcome> {
  const read = await ports.journal.read();
  if (!read.ok) return { result: 'failed', error: atStep(read.error, null, 'unknown') };
  const state = journalState(read.value.entries);
  if (!isResumable(state) || (await triggerTaken(state.reset, ports.files)))
    return { result: 'nothingToResume' };
  const { plan, basis, events } = state.reset;
  const noted = await ports.journal.append({
    kind: 'resumed',
    at: ports.now(),
    planId: plan.id,
    initiator,
    ...thisBoot(ports),
  });
  if (!noted.ok) return { result: 'failed', error: atStep(noted.error, null, 'unknown') };
  const scribe = createEventRecorder(plan.id, events.length, ports);
  const outcome = yield* runSteps({
    plan,
    basis,
    ports,
    scribe,
    reboot: true,
    cancelled: () => false,
  });
  await noteEnd(ports, plan.id, outcome);
  return outcome;
}

/** There is something that `resumePlan` could complete. */
export function isResumable(
  state: JournalState,
): state is Extract<
  JournalState,
  { state: 'interrupted' | 'failed' | 'awaitingReboot' | 'rebooting' }
> {
  return (
    state.state === 'interrupted' ||
    state.state === 'failed' ||
    state.state === 'awaitingReboot' ||
    state.state === 'rebooting'
  );
}

/**
 * The trigger was written and is gone: the host has started since and completed the reset (the
 * trigger is deleted after success only). This holds for hosts whose xapi knows nothing of our
 * journal, too. After a failure that files are put back for, its absence says nothing: it may have
 * been put back as well; nor does it where the start-up has set the trigger aside.
 */
export async function triggerTaken(reset: ResetRecord, files: FilePort): Promise<boolean> {
  const trigger = fileSteps(reset.plan).find((step) => step.file === 'trigger');
  if (trigger === undefined) return false;
  const written = triggerWritten(reset);
  const failure = reset.events.findLast(
    ({ step, phase }) =>
      phase === 'failed' && !isPointOfNoReturn(reset.plan.steps[step] ?? trigger),
  );
  if (written === null || written.seq <= (failure?.seq ?? -1)) return false;
  const [there, aside] = [
    await files.read(trigger.path),
    await files.read(setAsidePaths(trigger.path).trigger),
  ];
  return there.state === 'absent' && aside.state !== 'present';
}
