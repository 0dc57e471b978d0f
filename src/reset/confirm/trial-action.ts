import type { BootTime } from '../../model/index.js';
import type { ResetRecord } from '../journal/history.js';
import { mayHaveChanged } from '../journal/journal-state.js';
import { secondsLeftOf } from './wait-action.js';
import type { TrialRecord, TrialStep } from './trial.js';

/** What is to be done about a trial now. */
export type TrialAction =
  /** The change is being made. */
  | { readonly action: 'changing' }
  /** The change was cut off: what it has made is on trial now. */
  | { readonly action: 'begin' }
  /** The time begins again: the host has rebooted. */
  | { readonly action: 'beginAgain'; readonly step: Extract<TrialStep, { state: 'waiting' }> }
  | { readonly action: 'wait'; readonly secondsLeft: number }
  /** The time is over. */
  | { readonly action: 'due' }
  /** A return was begun and cut off. */
  | { readonly action: 'complete' }
  /** A reset was begun since. */
  | { readonly action: 'cancel' }
  | { readonly action: 'none' };

/**
 * Decides by the state folder and the boot clock. The wall clock has no say. `changing`: the
 * process that makes the change is alive.
 */
export function trialAction(
  { ahead, now: step }: TrialRecord,
  now: BootTime,
  changing: boolean,
  history: readonly ResetRecord[],
): TrialAction {
  if (step.state === 'returning') return { action: 'complete' };
  if (step.state !== 'ahead' && step.state !== 'waiting') return { action: 'none' };
  const since = history.findIndex(({ plan }) => plan.id === ahead.afterReset);
  if (history.slice(since + 1).some(mayHaveChanged)) return { action: 'cancel' };
  if (step.state === 'ahead') return { action: changing ? 'changing' : 'begin' };
  if (step.since.boot !== now.boot || now.seconds < step.since.seconds)
    return { action: 'beginAgain', step };
  const secondsLeft = secondsLeftOf(step.since, ahead.seconds, now);
  return secondsLeft > 0 ? { action: 'wait', secondsLeft } : { action: 'due' };
}
