import type { Initiator, ResetRecord, Resets, VerificationReport } from '../../reset/index.js';
import type {
  CoordinatorTrial,
  HostFacts,
  ProfileName,
  WireHeard,
  WireQuestion,
} from '../../model/index.js';
import type { PoolPort } from './pool-port.js';
import type { RebuildPort } from './rebuild-port.js';
import type { TemporaryHost } from './temporary-host.js';

/** The host that the command works on, as its main composes it. */
export interface ResetHost {
  /** false: this machine's own files, and the process is not root. */
  readonly mayChange: boolean;
  /**
   * From the host's files, kernel and hypervisor, and from its XenAPI where that answers; never
   * fails.
   */
  readFacts(profile: ProfileName | null): Promise<HostFacts>;
  /** The file is there that skips the question (the original's hook for its tests). */
  skipsQuestion(): Promise<boolean>;
  initiator(reason: string): Initiator;
  resets(): Promise<Resets>;
  /** What a completed reset wanted and what is there now; never fails. */
  readBack(reset: ResetRecord): Promise<VerificationReport>;
  /**
   * What is heard on the wire, as it comes. Ends by itself after so many seconds, or where nobody
   * can look.
   */
  lookAtWire(
    question: WireQuestion,
    look: { readonly seconds: number; readonly raise: boolean },
  ): AsyncIterable<WireHeard>;
  /** Whether XAPI answers at the pool coordinator's address; null where nobody can look. */
  tryCoordinator(address: string): Promise<CoordinatorTrial | null>;
  readonly rebuild: RebuildPort;
  readonly temporary: TemporaryHost;
  readonly pool: PoolPort;
  newPlanId(): string;
  /** ISO 8601, UTC. */
  now(): string;
  /** Only once a run has begun: what changes nothing leaves no trace either. */
  log(level: 'info' | 'warning' | 'error', text: string): void;
}
