import type { ResetError, Result, CommandOutcome, PortError } from '../../model/index.js';
import type { RunEvent } from './event.js';
import type { ResetPlan } from '../plan/plan.js';
import { isOf } from '../plan/step-nature.js';
import type { ResetPorts } from './ports.js';
import type { EventRecorder } from './event-recorder.js';

/** One step that could not be undone, and the error. */
export interface NotRolledBack {
  readonly step: number;
  readonly error: PortError;
}

/**
 * Restores the files of the given steps from the undo copies, last step first, so the trigger goes
 * before all others. Then starts the services of these steps again, in the reverse order of their
 * stops. An error does not stop it, since every restored file helps; the answer lists the errors.
 * It does not depend on the journal either: an entry that cannot be written stops nothing here.
 */
export async function* rollBack(
  plan: ResetPlan,
  steps: ReadonlySet<number>,
  ports: ResetPorts,
  recorder: EventRecorder,
): AsyncGenerator<RunEvent, readonly NotRolledBack[]> {
  const notRolledBack: NotRolledBack[] = [];
  for (const { index, work } of [...restores(plan, steps, ports), ...starts(plan, steps, ports)]) {
    const result = await work();
    if (result.ok && result.value === false) continue;
    if (!result.ok) notRolledBack.push({ step: index, error: result.error });
    const more = result.ok
      ? typeof result.value === 'object' && !result.value.ran
        ? ({ note: { code: 'wouldRun', detail: result.value.command } } as const)
        : {}
      : { error: atStep(result.error, index, 'changed') };
    yield (await recorder.note(index, result.ok ? 'undone' : 'failed', 'written', more)).event;
  }
  return notRolledBack;
}

/** A port's error with the step and the state of the host added. */
export function atStep(
  error: PortError,
  step: number | null,
  leftHost: ResetError['leftHost'],
): ResetError {
  return { ...error, step, leftHost };
}

interface Work {
  readonly index: number;
  /** false: there was nothing to undo. */
  readonly work: () => Promise<Result<CommandOutcome | boolean, PortError>>;
}

function restores(plan: ResetPlan, steps: ReadonlySet<number>, ports: ResetPorts): readonly Work[] {
  return plan.steps
    .flatMap((step, index): Work[] =>
      steps.has(index) && isOf(step, 'changesFile')
        ? [{ index, work: () => ports.undo.restore(plan.id, step.path) }]
        : [],
    )
    .reverse();
}

function starts(plan: ResetPlan, steps: ReadonlySet<number>, ports: ResetPorts): readonly Work[] {
  return plan.steps
    .flatMap((step, index): Work[] =>
      steps.has(index) && isOf(step, 'stopsService')
        ? [{ index, work: () => ports.machine.startService(step.service) }]
        : [],
    )
    .reverse();
}
