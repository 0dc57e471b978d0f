import type { ResetError } from './error.js';

/** One line of the stream that console, command, journal and log all listen to. `step` is the index into `plan.steps`. */
export interface RunEvent {
  readonly planId: string;
  /** Counts from 0 without gaps. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly step: number;
  readonly phase: 'starting' | 'done' | 'skipped' | 'failed';
  /** Codes for `text`: why skipped ('wouldRun', 'alreadyDone', 'absent'), or the command that would have run. */
  readonly note?: { readonly code: string; readonly detail: string };
  readonly error?: ResetError;
}

/** How a run ended. */
export type RunOutcome =
  | { readonly result: 'done' }
  /** Every step done but the reboot, which was not wanted (--no-reboot) or could only be reported (--root). */
  | { readonly result: 'awaitingReboot' }
  | { readonly result: 'cancelled' }
  | { readonly result: 'failed'; readonly error: ResetError };
