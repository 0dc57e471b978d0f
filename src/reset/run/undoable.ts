import { resetHistory, type ResetRecord } from '../journal/history.js';
import type { JournalEntry } from '../journal/journal.js';
import { mayHaveChanged, statusOf } from '../journal/journal-state.js';
import { fileSteps, isAsWanted } from '../plan/plan-files.js';

/** Finds the reset that --undo applies to in the journal. */
export function undoable(entries: readonly JournalEntry[]): ResetRecord | null {
  return lastUndoable(resetHistory(entries));
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
