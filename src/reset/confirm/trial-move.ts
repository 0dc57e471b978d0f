import type { BootTime } from '../../model/index.js';
import type { ResetRecord } from '../journal/history.js';
import { mayHaveChanged } from '../journal/journal-state.js';
import { secondsLeftOf } from './move.js';
import type { TrialRecord, TrialStep } from './trial.js';

/** What is to be done about a trial now. */
export type TrialMove =
  /** The change is being made. */
  | { readonly move: 'changing' }
  /** The change was cut off: what it has made is on trial now. */
  | { readonly move: 'begin' }
  /** The time begins again: the host has rebooted. */
  | { readonly move: 'beginAgain'; readonly step: Extract<TrialStep, { state: 'waiting' }> }
  | { readonly move: 'wait'; readonly secondsLeft: number }
  /** The time is over. */
  | { readonly move: 'due' }
  /** A return was begun and cut off. */
  | { readonly move: 'complete' }
  /** A reset was begun since. */
  | { readonly move: 'cancel' }
  | { readonly move: 'none' };

/**
 * Decides by the state folder and the boot clock. The wall clock has no say. `changing`: the
 * process that makes the change is alive.
 */
export function trialMove(
  { ahead, now: step }: TrialRecord,
  now: BootTime,
  changing: boolean,
  history: readonly ResetRecord[],
): TrialMove {
  if (step.state === 'returning') return { move: 'complete' };
  if (step.state !== 'ahead' && step.state !== 'waiting') return { move: 'none' };
  const since = history.findIndex(({ plan }) => plan.id === ahead.afterReset);
  if (history.slice(since + 1).some(mayHaveChanged)) return { move: 'cancel' };
  if (step.state === 'ahead') return { move: changing ? 'changing' : 'begin' };
  if (step.since.boot !== now.boot || now.seconds < step.since.seconds)
    return { move: 'beginAgain', step };
  const secondsLeft = secondsLeftOf(step.since, ahead.seconds, now);
  return secondsLeft > 0 ? { move: 'wait', secondsLeft } : { move: 'due' };
}
