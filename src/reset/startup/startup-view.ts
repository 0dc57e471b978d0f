import type { PortQuestion } from '../journal/journal.js';
import { triggerWritten, type ResetRecord } from '../journal/history.js';
import type { JournalState } from '../journal/journal-state.js';

/** What a freshly started console opens with. */
export type StartupView =
  /** There is no reset, it was undone, it stopped before any change, or its report was read. */
  | { readonly state: 'nothing' }
  /** The reset stopped half-way, or its reboot never came. The operator can continue or undo. */
  | { readonly state: 'halfWay'; readonly reset: ResetRecord }
  /** The start-up did not find the chosen port. */
  | { readonly state: 'question'; readonly reset: ResetRecord; readonly question: PortQuestion }
  /** The host has restarted; its XAPI has not taken the trigger yet. */
  | { readonly state: 'starting'; readonly reset: ResetRecord }
  /** XAPI has taken the trigger; nobody has read the result yet. */
  | { readonly state: 'completed'; readonly reset: ResetRecord };

/** What the journal and the host show about the latest reset. */
export interface StartupViewFacts {
  readonly latest: JournalState;
  /** The trigger was written and is gone. */
  readonly triggerTaken: boolean;
  /** The kernel's boot id now; '' where it does not say. */
  readonly boot: string;
}

/**
 * The latest reset as a newly opened console has to show it. If the boot id is unknown now or was
 * unknown then, the journal cannot say whether the reboot has happened: a reset that waits for its
 * reboot is then left alone.
 */
export function startupView({ latest, triggerTaken, boot }: StartupViewFacts): StartupView {
  if (latest.state === 'none' || latest.state === 'undone' || latest.state === 'cancelled')
    return { state: 'nothing' };
  const { reset } = latest;
  if (latest.state === 'undoing') return { state: 'halfWay', reset };
  if (reset.question !== null && reset.answer === null)
    return { state: 'question', reset, question: reset.question };
  if (latest.state === 'completed' || triggerTaken)
    return reset.acknowledged === null ? { state: 'completed', reset } : { state: 'nothing' };
  const knowsBoot = boot !== '' && reset.boot !== '';
  const restarted = knowsBoot && boot !== reset.boot;
  // Once the trigger is written, only the reboot is missing, even when the run stopped after it.
  switch (latest.state) {
    case 'interrupted':
      return { state: restarted && triggerWritten(reset) !== null ? 'starting' : 'halfWay', reset };
    case 'failed':
      if (latest.error.leftHost === 'untouched') return { state: 'nothing' };
      return { state: restarted && triggerWritten(reset) !== null ? 'starting' : 'halfWay', reset };
    case 'awaitingReboot':
    case 'rebooting':
      if (restarted) return { state: 'starting', reset };
      return knowsBoot ? { state: 'halfWay', reset } : { state: 'nothing' };
  }
}
