import type { ResetBeginning, UnfinishedReset } from './unfinished.js';
import type { ResetPlan, ResumeOutcome, RunEvent, UndoOutcome } from '../../reset/index.js';

/** A run as its events describe it. */
export interface RunState {
  readonly plan: ResetPlan;
  readonly events: readonly RunEvent[];
  /** How many events came before the run was resumed. Steps that those began were cut off. */
  readonly earlier: number;
  /** null while it runs. */
  readonly outcome: ResumeOutcome | null;
  /** `cancel`: the operator wants the run to end before it changes anything. */
  readonly escape: 'no' | 'cancel';
  readonly undo: 'no' | 'running' | UndoOutcome;
  /** null: unknown. */
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

/** A run that failed on a changed host, as a reset to resume or undo. */
export function unfinishedOf({ plan, events, outcome, beginning }: RunState): UnfinishedReset {
  return {
    plan,
    events,
    begunAt: plan.createdAt,
    ...(outcome?.result === 'failed' ? { outcome } : {}),
    ...(beginning ?? {}),
  };
}

/** Whether the run or its undo is still going on. */
export function isBusy({ outcome, undo }: RunState): boolean {
  return undo === 'running' || (undo === 'no' && outcome === null);
}

/**
 * What the operator can do after the run. Nothing while it goes on, and undo only if something
 * changed.
 */
export function offers(run: RunState): { readonly resume: boolean; readonly undo: boolean } {
  if (run.outcome?.result !== 'failed' || run.undo !== 'no') return { resume: false, undo: false };
  const { error } = run.outcome;
  const changed = error.leftHost !== 'untouched';
  return { resume: changed && error.retryable, undo: changed };
}
