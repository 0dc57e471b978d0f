import type { ResetBeginning, UnfinishedReset } from './unfinished.js';
import type { ResetPlan, ResumeOutcome, RunEvent, UndoOutcome } from '../../reset/index.js';

/** A run, followed through its events. */
export interface RunState {
  readonly plan: ResetPlan;
  readonly events: readonly RunEvent[];
  /** How many of them came before it was continued: what they began was cut off. */
  readonly earlier: number;
  /** null while it runs. */
  readonly outcome: ResumeOutcome | null;
  /** `cancel`: it is to end before it changes anything. */
  readonly escape: 'no' | 'cancel';
  readonly undo: 'no' | 'running' | UndoOutcome;
  /** null: nobody has told. */
  readonly beginning: ResetBeginning | null;
}

/** A run that has just been asked for. */
export function startRun(
  plan: ResetPlan,
  events: readonly RunEvent[] = [],
  beginning: ResetBeginning | null = null,
): RunState {
  return {
    plan,
    events,
    earlier: events.length,
    outcome: null,
    escape: 'no',
    undo: 'no',
    beginning,
  };
}

/** A run that has failed on a changed host, as something to be gone on with. */
export function unfinishedOf({ plan, events, outcome, beginning }: RunState): UnfinishedReset {
  return {
    plan,
    events,
    begunAt: plan.createdAt,
    ...(outcome?.result === 'failed' ? { outcome } : {}),
    ...(beginning ?? {}),
  };
}

/** Whether it is still going on, or being taken back. */
export function isBusy({ outcome, undo }: RunState): boolean {
  return undo === 'running' || (undo === 'no' && outcome === null);
}

/**
 * What can be done after the run: nothing is offered while it goes on, and going back only when
 * something was changed.
 */
export function offers(run: RunState): { readonly resume: boolean; readonly undo: boolean } {
  if (run.outcome?.result !== 'failed' || run.undo !== 'no') return { resume: false, undo: false };
  const { error } = run.outcome;
  const changed = error.leftHost !== 'untouched';
  return { resume: changed && error.retryable, undo: changed };
}
