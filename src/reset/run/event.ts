import type { FormerManagement } from './former-management.js';
import type { ResetError } from '../../model/index.js';

/** Why a step did nothing, or what happened to a command. `text` has the words. */
export interface RunNote {
  readonly code:
    | 'wouldRun' // a foreign root: the command is only named
    | 'alreadyDone' // the file holds these bytes already
    | 'absent' // nothing to remove
    | 'notWanted' // no reboot asked for (--no-reboot)
    | 'movedAside'; // a foreign thing at the trigger's path was renamed
  /** The command, or the path. */
  readonly detail: string;
}

/**
 * One event of a run. Console, command, journal and log all read the same stream. `step` is the
 * index into `plan.steps`.
 */
export interface RunEvent {
  readonly planId: string;
  /**
   * Counts from 0 and continues through resume and undo. A number is missing only when the journal
   * refused the start of a step.
   */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly step: number;
  /** `undone`: the step was undone (file restored, service started again). */
  readonly phase: 'starting' | 'done' | 'skipped' | 'failed' | 'undone';
  readonly note?: RunNote;
  readonly error?: ResetError;
}

/** How a run ended. */
export type RunOutcome =
  | { readonly result: 'done' }
  /**
   * Every step is done except the reboot: it was not wanted (--no-reboot) or could only be reported
   * (--root).
   */
  | { readonly result: 'awaitingReboot' }
  | { readonly result: 'cancelled' }
  | { readonly result: 'failed'; readonly error: ResetError };

/**
 * How `resume` ended: like a run, or with nothing left to do (`nothingToResume`: completed, undone,
 * or never begun).
 */
export type ResumeOutcome = RunOutcome | { readonly result: 'nothingToResume' };

/** How `undo` ended. */
export type UndoOutcome =
  /**
   * `earlier`: when an earlier unfinished reset began. Its state is in place again and can be
   * undone too.
   */
  | {
      readonly result: 'undone';
      readonly planId: string;
      readonly earlier?: string;
    }
  | { readonly result: 'nothingToUndo' }
  /**
   * The host has restarted and completed the reset. Its old files would not bring it back, so
   * nothing was touched.
   */
  | {
      readonly result: 'hostHasStarted';
      readonly planId: string;
      /** Values for a new reset; null when they are not known. */
      readonly former: FormerManagement | null;
    }
  /**
   * Somebody else changed these files since, so nothing was touched. `force` restores them anyway.
   */
  | {
      readonly result: 'changedMeanwhile';
      readonly planId: string;
      readonly paths: readonly string[];
    }
  | { readonly result: 'failed'; readonly error: ResetError };
