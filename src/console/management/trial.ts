import { type ReturnGap, endIsNewMs } from '../../reset/index.js';
import { secondsLeft } from '../seconds-left.js';

/** What becomes of a change of the management interface that somebody has to confirm. */
export type ManagementTrial =
  /**
   * 0 seconds left: the return waits for XAPI, or for a reset or rebuild to end. `notKept`: why it
   * could not be recorded that somebody confirmed.
   */
  | { readonly state: 'waiting'; readonly secondsLeft: number; readonly notKept?: string }
  /** The former configuration returns just now. */
  | { readonly state: 'returning' }
  | { readonly state: 'kept' }
  /** `gaps`: what is still not as before. */
  | { readonly state: 'returned'; readonly gaps: readonly ReturnGap[] }
  /** Somebody has changed the configuration since, so it stays. */
  | { readonly state: 'changed' }
  /** The former configuration could not return, or not all of it. `detail`: why. */
  | { readonly state: 'failed'; readonly detail: string };

/** How a change on trial goes on. */
export interface ManagementTrialHeard {
  readonly kind: 'managementTrial';
  readonly trial: ManagementTrial;
}

/** Ends the countdown: the new configuration stays, or the former one returns at once. */
export interface AnswerManagementTrial {
  readonly kind: 'keepManagement' | 'returnManagement';
  /** The operator's name; '' for none. */
  readonly by: string;
}

/** A trial, and when this console heard of it, by its own clock (`sinceStartMs`). */
export interface HeardTrial {
  readonly trial: ManagementTrial;
  readonly heardMs: number;
}

/**
 * The trial with the seconds that are left now; null for none, and for a return of long ago. Nobody
 * can set the clock that counts.
 */
export function trialNow(heard: HeardTrial | null, sinceStartMs: number): ManagementTrial | null {
  if (heard === null) return null;
  if (heard.trial.state === 'returned' && sinceStartMs - heard.heardMs > endIsNewMs) return null;
  if (heard.trial.state !== 'waiting') return heard.trial;
  return {
    ...heard.trial,
    secondsLeft: secondsLeft(heard.trial.secondsLeft, heard.heardMs, sinceStartMs),
  };
}
