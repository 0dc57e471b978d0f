import type { BootTime } from '../../model/index.js';
import type { RebuildReason } from '../rebuild/rebuild-item.js';
import type { ReturnGap } from './gaps.js';

/** In milliseconds: how long consoles show the end of a wait, and a return, as new. */
export const endIsNewMs = 24 * 60 * 60 * 1000;

/** Checksums of the configuration that a reset or a change has made. */
export interface MadeConfiguration {
  readonly files: string;
  /** The objects of the pool database; null while XAPI cannot be asked. */
  readonly networking: string | null;
}

/** How the former configuration returns: through XenAPI, or by a second reset of the files. */
export type ReturnWay = 'xenapi' | 'files';

/** Why a wait ended without an answer of an operator, and without a return. */
export type CancelReason =
  /** An operator wants no return. */
  | 'operator'
  /** The configuration is not the one that the reset has made: somebody has changed it. */
  | 'changed'
  /** Another reset has begun since. */
  | 'newReset'
  /** The reset was undone. */
  | 'undone';

/** Why a return is not possible. */
export type ReturnError =
  /** Nothing is known of the time before the reset. */
  | 'nothingKept'
  /** The management interface cannot go back to where it was. */
  | 'management'
  /** The second reset cannot be made, or did not succeed. */
  | 'reset';

/** What the journal says about a wait for a confirmation. */
export type WaitEvent =
  /**
   * The time begins, at its first beginning or anew after a reboot. `begunBy` says what it follows:
   * the report, or a start in emergency mode, in which no report can be written.
   */
  | {
      readonly state: 'waiting';
      readonly begunBy: 'report' | 'emergency';
      readonly since: BootTime;
      readonly made: MadeConfiguration;
    }
  | { readonly state: 'confirmed'; readonly user: string }
  /** `user`: the operator's name; '' for the other reasons. */
  | { readonly state: 'cancelled'; readonly why: CancelReason; readonly user: string }
  /** The return has begun. `planId`: the second reset; '' for a return through XenAPI. */
  | { readonly state: 'returning'; readonly way: ReturnWay; readonly planId: string }
  /** `gaps`: what is still not as before. Absent: not looked at. */
  | {
      readonly state: 'returned';
      readonly way: ReturnWay;
      readonly gaps?: readonly ReturnGap[];
    }
  /** The return was tried and is not possible. `detail`: the system's words; '' for none. */
  | {
      readonly state: 'failed';
      readonly why: ReturnError;
      readonly reason: RebuildReason | null;
      readonly detail: string;
    };

/** The state of a wait, and since when (ISO 8601, UTC). */
export type WaitState = WaitEvent & { readonly at: string };

/**
 * The state after an event. An event that comes too late changes nothing: of an answer and a return
 * that begin at the same moment, the one that the journal has first counts. So a return begins
 * once, and nobody confirms what is already returning.
 */
export function nextWait(before: WaitState | null, event: WaitState): WaitState | null {
  switch (event.state) {
    case 'waiting':
    case 'confirmed':
    case 'cancelled':
      return before === null || before.state === 'waiting' ? event : before;
    case 'returning':
      return before?.state === 'waiting' ? event : before;
    case 'returned':
    case 'failed':
      return before?.state === 'returning' ? event : before;
  }
}
