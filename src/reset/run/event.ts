import type { FormerManagement } from './former-management.js';
import type { ResetError } from '../../model/index.js';

/** Why a step did nothing, or what became of a command. Codes for `text`. */
export interface RunNote {
  readonly code:
    | 'wouldRun' // a foreign root: the command is only named
    | 'alreadyDone' // the file holds these bytes already
    | 'absent' // nothing to remove
    | 'notWanted' // no reboot asked for (--no-reboot)
    | 'movedAside'; // what others had put at the trigger's place has another name now
  /** The command, or the path. */
  readonly detail: string;
}

/**
 * One line of the stream that console, command, journal and log all listen to. `step` is the index
 * into `plan.steps`.
 */
export interface RunEvent {
  readonly planId: string;
  /**
   * Counts from 0, through resume and undo as well; a number is missing only where the journal
   * refused the beginning of a step.
   */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly step: number;
  /** `undone`: the effect of the step was taken back (file restored, service started again). */
  readonly phase: 'starting' | 'done' | 'skipped' | 'failed' | 'undone';
  readonly note?: RunNote;
  readonly error?: ResetError;
}

/** How a run ended. */
export type RunOutcome =
  | { readonly result: 'done' }
  /** Every step done but the reboot, which was not wanted (--no-reboot) or could only be reported (--root). */
  | { readonly result: 'awaitingReboot' }
  | { readonly result: 'cancelled' }
  | { readonly result: 'failed'; readonly error: ResetError };

/**
 * How `resume` ended: as a run, or there was nothing left to do (`nothingToResume`: completed,
 * undone, never begun).
 */
export type ResumeOutcome = RunOutcome | { readonly result: 'nothingToResume' };

/** How `undo` ended. */
export type UndoOutcome =
  /**
   * `earlier`: begin of an earlier reset that never came to its end and stands there again, for
   * another undo.
   */
  | {
      readonly result: 'undone';
      readonly planId: string;
      readonly earlier?: string;
    }
  | { readonly result: 'nothingToUndo' }
  /** The host has started since and completed the reset: its old files would not bring it back. Nothing was touched. */
  | {
      readonly result: 'hostHasStarted';
      readonly planId: string;
      /** To be given to a new reset; null where nobody knows it. */
      readonly former: FormerManagement | null;
    }
  /** Somebody else changed these files since; nothing was touched. `force` restores them all the same. */
  | {
      readonly result: 'changedMeanwhile';
      readonly planId: string;
      readonly paths: readonly string[];
    }
  | { readonly result: 'failed'; readonly error: ResetError };
