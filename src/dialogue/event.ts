import type { HostFacts, ResetRecord, ResumeOutcome, RunEvent, UndoOutcome, VerificationReport } from '../reset/index.js';
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
  /**
   * The restart has completed a reset: what was wanted and what is there now, for a page that stays until it is acknowledged (journal, `completed`).
   * null: the journal's report cannot be read. Sent before or after `machine` says `ready`, once for each reset.
   */
  | { readonly kind: 'report'; readonly report: VerificationReport | null }
  /** `now`: ISO 8601, UTC; `offsetMinutes`: local time minus UTC. */
  | { readonly kind: 'tick'; readonly now: string; readonly offsetMinutes: number }
  /** Found at the start: the journal's latest reset neither came to its end nor was undone. */
  | { readonly kind: 'interrupted'; readonly reset: ResetRecord };
