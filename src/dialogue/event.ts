import type { HostFacts, ResetRecord, ResumeOutcome, RunEvent, UndoOutcome } from '../reset/index.js';
import type { InputEvent } from './key.js';
import type { HostStatus } from './status.js';

/** Where the machine is between the reset's last step and the console's return. */
export type MachinePhase = 'stopping' | 'booting' | 'startup' | 'ready' | 'failed';

/** Everything that can happen to the console. */
export type ConsoleEvent =
  | InputEvent
  | { readonly kind: 'facts'; readonly facts: HostFacts }
  | { readonly kind: 'status'; readonly status: HostStatus }
  | { readonly kind: 'run'; readonly event: RunEvent }
  | { readonly kind: 'runEnded'; readonly outcome: ResumeOutcome }
  | { readonly kind: 'undoEnded'; readonly outcome: UndoOutcome }
  /** The embedded machine's own progress; `detail` names the service or start-up step it is about, '' for none. */
  | { readonly kind: 'machine'; readonly phase: MachinePhase; readonly detail: string }
  /** `now`: ISO 8601, UTC; `offsetMinutes`: local time minus UTC. */
  | { readonly kind: 'tick'; readonly now: string; readonly offsetMinutes: number }
  /** Found at the start: the journal's latest reset neither came to its end nor was undone. */
  | { readonly kind: 'interrupted'; readonly reset: ResetRecord };
