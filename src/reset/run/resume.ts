import type { FilePort } from '../../model/index.js';
import { isPointOfNoReturn } from '../plan/step-nature.js';
import { runSteps } from './run-steps.js';
import type { ResumeOutcome, RunEvent } from './event.js';
import { triggerWritten, type ResetRecord } from '../journal/history.js';
import type { Initiator } from '../journal/journal.js';
import type { JournalState } from '../journal/journal-state.js';
import { journalState } from '../journal/latest-reset.js';
import { fileSteps } from '../plan/plan-files.js';
import type { ResetPorts } from './ports.js';
import { createEventRecorder, noteEnd, thisBoot } from './event-recorder.js';
import { setAsidePaths } from '../startup/startup-attempts.js';
import { atStep } from './rollback.js';

/**
 * Completes the latest reset if it was interrupted, failed, or stopped before the reboot. It runs
 * every step again; steps that are done change nothing. It refuses (`changedMeanwhile`) when
 * somebody else has changed a file since the plan was made.
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
  const recorder = createEventRecorder(plan.id, events.length, ports);
  const outcome = yield* runSteps({
    plan,
    basis,
    ports,
    recorder,
    reboot: true,
    cancelled: () => false,
  });
  await noteEnd(ports, plan.id, outcome);
  return outcome;
}

/** True for a reset that `resumePlan` could complete. */
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
 * True when the trigger was written and is gone: the host has restarted and completed the reset,
 * since the trigger is deleted only after success. This also works when the host's xapi does not
 * know our journal. After an error that restores files, an absent trigger proves nothing: it may
 * have been restored to absent. Neither does it when the start-up has set the trigger aside.
 */
export async function triggerTaken(reset: ResetRecord, files: FilePort): Promise<boolean> {
  const trigger = fileSteps(reset.plan).find((step) => step.file === 'trigger');
  if (trigger === undefined) return false;
  const written = triggerWritten(reset);
  const failed = reset.events.findLast(
    ({ step, phase }) => phase === 'failed' && !isPointOfNoReturn(reset.plan.steps[step]),
  );
  if (written === null || written.seq <= (failed?.seq ?? -1)) return false;
  const [there, aside] = [
    await files.read(trigger.path),
    await files.read(setAsidePaths(trigger.path).trigger),
  ];
  return there.state === 'absent' && aside.state !== 'present';
}
