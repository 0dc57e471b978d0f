import type { PortQuestion } from '../journal/journal.js';
import { triggerWritten, type ResetRecord } from '../journal/history.js';
import type { JournalState } from '../journal/journal-state.js';

/** What a console that has just been started has to open on. */
export type StartupView =
  /**
   * No reset, or one that was taken back, stopped before it changed anything, or whose report was
   * read.
   */
  | { readonly state: 'nothing' }
  /** It stopped half-way, or has never come to its reboot: continue or go back. */
  | { readonly state: 'halfWay'; readonly reset: ResetRecord }
  /** The start-up could not find the chosen port. */
  | { readonly state: 'question'; readonly reset: ResetRecord; readonly question: PortQuestion }
  /** The host has restarted; its XAPI has not taken the trigger yet. */
  | { readonly state: 'starting'; readonly reset: ResetRecord }
  /** XAPI has taken the trigger; nobody has read yet what came of it. */
  | { readonly state: 'completed'; readonly reset: ResetRecord };

/** What the journal says, and what the host shows of it. */
export interface StartupViewFacts {
  readonly latest: JournalState;
  /** The trigger was written and is gone. */
  readonly triggerTaken: boolean;
  /** The kernel's boot id now; '' where it does not say. */
  readonly boot: string;
}

/**
 * Where the latest reset stands for somebody who comes to the console now. A boot that is not known
 * on either side tells nothing: then a reset that waits for its reboot is left alone, as the
 * journal cannot say whether it has come.
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
  const told = boot !== '' && reset.boot !== '';
  const restarted = told && boot !== reset.boot;
  // With the trigger everything is done but the reboot, also when the run broke off after it.
  switch (latest.state) {
    case 'interrupted':
      return { state: restarted && triggerWritten(reset) !== null ? 'starting' : 'halfWay', reset };
    case 'failed':
      if (latest.error.leftHost === 'untouched') return { state: 'nothing' };
      return { state: restarted && triggerWritten(reset) !== null ? 'starting' : 'halfWay', reset };
    case 'awaitingReboot':
    case 'rebooting':
      if (restarted) return { state: 'starting', reset };
      return told ? { state: 'halfWay', reset } : { state: 'nothing' };
  }
}
