import type { WaitEvent } from '../../reset/index.js';
import { secondsLeft } from '../seconds-left.js';

/** A wait for a confirmation, as the journal has it. */
export type ConfirmWait =
  | {
      readonly state: 'waiting';
      readonly planId: string;
      readonly begunBy: 'report' | 'emergency';
      readonly secondsLeft: number;
    }
  /** The former configuration returns just now, or a wait has ended by itself. */
  | {
      readonly state: 'told';
      readonly wait: WaitEvent;
      readonly minutes: number;
      /** ISO 8601, UTC. */
      readonly at: string;
    };

/** What the journal says about the latest wait; null: nothing to tell. */
export interface ConfirmWaitRead {
  readonly kind: 'confirmWait';
  readonly wait: ConfirmWait | null;
}

/** A wait, and when this console heard of it, by its own clock (`sinceStartMs`). */
export interface HeardWait {
  readonly wait: ConfirmWait;
  readonly heardMs: number;
}

/** The wait with the seconds that are left now. Nobody can set the clock that counts them. */
export function waitNow(heard: HeardWait | null, sinceStartMs: number): ConfirmWait | null {
  if (heard === null) return null;
  const { wait, heardMs } = heard;
  if (wait.state !== 'waiting') return wait;
  return { ...wait, secondsLeft: secondsLeft(wait.secondsLeft, heardMs, sinceStartMs) };
}
