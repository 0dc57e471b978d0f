import type { HostFacts, ResetPlan, RunEvent, RunOutcome } from '../reset/index.js';
import type { InputEvent } from './key.js';
import type { HostStatus } from './status.js';

/** Where the machine is between the reset's last step and the console's return. */
export type MachinePhase = 'stopping' | 'booting' | 'startup' | 'ready' | 'failed';

/** A reset that the journal says was begun and neither ended well nor was undone. */
export interface InterruptedReset {
  readonly plan: ResetPlan;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Events of that run as far as they were written. */
  readonly events: readonly RunEvent[];
}

/** How an undo ended; `reason` is one sentence. */
export type UndoOutcome = { readonly result: 'done' } | { readonly result: 'failed'; readonly reason: string };

/** Everything that can happen to the console. */
export type ConsoleEvent =
  | InputEvent
  | { readonly kind: 'facts'; readonly facts: HostFacts }
  | { readonly kind: 'status'; readonly status: HostStatus }
  | { readonly kind: 'run'; readonly event: RunEvent }
  | { readonly kind: 'runEnded'; readonly outcome: RunOutcome }
  | { readonly kind: 'undoEnded'; readonly outcome: UndoOutcome }
  /** The embedded machine's own progress; `detail` names the service or start-up step it is about, '' for none. */
  | { readonly kind: 'machine'; readonly phase: MachinePhase; readonly detail: string }
  /** `now`: ISO 8601, UTC; `offsetMinutes`: local time minus UTC. */
  | { readonly kind: 'tick'; readonly now: string; readonly offsetMinutes: number }
  /** Found in the journal at the start. */
  | { readonly kind: 'interrupted'; readonly reset: InterruptedReset };
