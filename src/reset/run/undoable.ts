import { resetHistory, type ResetRecord } from '../journal/history.js';
import type { JournalEntry } from '../journal/journal.js';
import { lastUndoable } from '../journal/latest-reset.js';

/** Finds the reset that --undo applies to in the journal. */
export function undoable(entries: readonly JournalEntry[]): ResetRecord | null {
  return lastUndoable(resetHistory(entries));
}
