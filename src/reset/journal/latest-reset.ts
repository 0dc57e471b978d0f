import { fileSteps, isAsWanted } from '../plan/plan-files.js';
import { resetHistory, type ResetRecord } from './history.js';
import type { JournalEntry } from './journal.js';
import { mayHaveChanged, statusOf, type JournalState } from './journal-state.js';

/** The state of the latest reset in the journal. */
export function journalState(entries: readonly JournalEntry[]): JournalState {
  const latest = latestReset(resetHistory(entries));
  return latest === undefined ? { state: 'none' } : { ...statusOf(latest), reset: latest };
}

/**
 * The latest reset. The undo of a reset that ran over the files of an earlier one, or before its
 * reboot, puts the files of the earlier one back, so that one is the latest again.
 */
export function latestReset(history: readonly ResetRecord[]): ResetRecord | undefined {
  const last = history.at(-1);
  return last?.undo === 'undone' ? (lastUndoable(history) ?? last) : last;
}

/**
 * The reset that --undo applies to: the latest one that changed something and is not undone.
 * Before an undone reset, an earlier one counts only if it was never completed: the undone one ran
 * over its half-way files, or before its reboot. A reset that the host has run with never counts.
 */
export function lastUndoable(history: readonly ResetRecord[]): ResetRecord | null {
  let undone: ResetRecord | null = null;
  for (const reset of history.toReversed()) {
    const { state } = statusOf(reset);
    if (state === 'undone') {
      undone = reset;
      continue;
    }
    if (!mayHaveChanged(reset)) continue;
    const open = state === 'interrupted' || state === 'failed' || state === 'undoing';
    return undone === null || open || waited(reset, undone) ? reset : null;
  }
  return null;
}

/**
 * True when the trigger of `reset` was still there when `next` began: no start of the host had
 * taken it.
 */
function waited(reset: ResetRecord, next: ResetRecord): boolean {
  return fileSteps(reset.plan).some(
    (step) => step.file === 'trigger' && isAsWanted(step, next.basis.trigger),
  );
}
