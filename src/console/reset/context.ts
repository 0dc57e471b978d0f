import type { HostFacts, HostStatus } from '../../model/index.js';

/** What the dialogue needs from around it. */
export interface DialogueContext {
  /** null: still being read. */
  readonly facts: HostFacts | null;
  /** null: still being read. */
  readonly status: HostStatus | null;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** For the plan of this dialogue. */
  readonly planId: string;
  /** Who is logged in, for the journal; '' where nobody has to be. */
  readonly by: string;
}
