import type {
  Digest,
  Rehearsal,
  RehearsalOrder,
  Initiator,
  ResetRecord,
  Resets,
  VerificationReport,
} from '../../reset/index.js';
import type {
  BootTime,
  CoordinatorProbe,
  HostFacts,
  ProfileName,
  Result,
  WireHeard,
  WireQuestion,
  LogLevel,
} from '../../model/index.js';
import type { PoolPort } from './pool/pool-port.js';
import type { RebuildPort } from './rebuild/rebuild-port.js';
import type { TemporaryHost } from './temporary-host.js';

/** The host that the command works on. The main program puts it together. */
export interface ResetHost {
  /** False when the root is this machine and the process is not root. */
  readonly mayChange: boolean;
  /** Reads the host's files, kernel and hypervisor, and its XenAPI when it answers. Never fails. */
  readFacts(profile: ProfileName | null): Promise<HostFacts>;
  /** Whether the file exists that skips the question. The original has it for its tests. */
  skipsQuestion(): Promise<boolean>;
  initiator(reason: string): Initiator;
  resets(): Promise<Resets>;
  /** Compares what a completed reset wanted with what the host has now. Never fails. */
  readBack(reset: ResetRecord): Promise<VerificationReport>;
  /**
   * Gives each thing heard on the wire as it comes. Ends after `seconds`, or at once when this host
   * cannot look.
   */
  lookAtWire(
    question: WireQuestion,
    look: { readonly seconds: number; readonly raise: boolean },
  ): AsyncIterable<WireHeard>;
  /**
   * Whether XAPI answers at the pool coordinator's address. Answers null when this host cannot
   * look.
   */
  tryCoordinator(address: string): Promise<CoordinatorProbe | null>;
  /** Runs a reset on a copy of the host. The error says why no copy could be made. */
  rehearse(request: RehearsalOrder): Promise<Result<Rehearsal, string>>;
  readonly rebuild: RebuildPort;
  readonly temporary: TemporaryHost;
  readonly pool: PoolPort;
  /**
   * Reads a file that the operator named; its path is one of this machine, not of the host. The
   * error says why not.
   */
  readOwnFile(path: string): Promise<Result<string, string>>;
  readonly digest: Digest;
  newPlanId(): string;
  /** ISO 8601, UTC. */
  now(): string;
  /** The boot clock, which no change of the wall clock moves. */
  bootTime(): Promise<BootTime>;
  /** Call it only after a run has begun: a command that changes nothing must leave no trace. */
  log(level: LogLevel, text: string): void;
}
