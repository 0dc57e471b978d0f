import type { RunEvent, RunOutcome } from './event.js';
import type { HostFiles } from './facts.js';
import type { HazardCode } from './hazard.js';
import type { ResetPlan } from './plan.js';

/** Who started a reset, and why. */
export interface Initiator {
  readonly user: string;
  readonly tty: string;
  readonly face: 'command' | 'console';
  /** '' = none given. */
  readonly reason: string;
  /** Hazards that would have stopped it, had they not been overridden by typing. Absent: none was. */
  readonly overridden?: readonly HazardCode[];
}

/** One line of the journal. `at` is ISO 8601, UTC. */
export type JournalEntry =
  /** `basis`: the files as the plan was made from them. */
  | { readonly kind: 'begun'; readonly at: string; readonly plan: ResetPlan; readonly basis: HostFiles; readonly initiator: Initiator; readonly pid: number }
  | { readonly kind: 'event'; readonly event: RunEvent }
  | { readonly kind: 'ended'; readonly at: string; readonly planId: string; readonly outcome: RunOutcome }
  | { readonly kind: 'resumed' | 'undoing' | 'undone'; readonly at: string; readonly planId: string; readonly initiator: Initiator }
  /** The start-up sequence's word after the reboot. */
  | { readonly kind: 'completed'; readonly at: string; readonly planId: string; readonly report: unknown };
