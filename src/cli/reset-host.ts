import type { WireHeard, WireQuestion } from '../model/index.js';
import type {
  Initiator,
  JournalState,
  PortError,
  ResetPlan,
  ResetRecord,
  ResumeOutcome,
  RunEvent,
  RunOptions,
  RunOutcome,
  UndoOptions,
  UndoOutcome,
  VerificationReport,
} from '../reset/index.js';
import type { HostFacts, ProfileName, Result } from '../model/index.js';

/** What the journal and the lock say of a host's resets. */
export interface HostResetStatus {
  /** A process at work on one right now. */
  readonly running: { readonly pid: number; readonly user: string; readonly since: string } | null;
  readonly latest: JournalState;
  /** The host has started since the latest reset and taken its trigger. */
  readonly triggerTaken: boolean;
  /** The kernel's boot id now; '' where it does not say. */
  readonly boot: string;
  /** Oldest first. */
  readonly history: readonly ResetRecord[];
  readonly damagedLines: readonly number[];
}

/** Runs, resumes and undoes resets of one host; see `host`'s `openResets`, which is one. */
export interface HostResets {
  run(plan: ResetPlan, options: RunOptions): AsyncGenerator<RunEvent, RunOutcome>;
  resume(initiator: Initiator): AsyncGenerator<RunEvent, ResumeOutcome>;
  undo(options: UndoOptions): AsyncGenerator<RunEvent, UndoOutcome>;
  status(): Promise<Result<HostResetStatus, PortError>>;
}

/** The host that the command works on, as its main composes it. */
export interface ResetHost {
  /** false: this machine's own files, and the process is not root. */
  readonly mayChange: boolean;
  /** From the host's files, kernel and hypervisor, and from its XenAPI where that answers; never fails. */
  readFacts(profile: ProfileName | null): Promise<HostFacts>;
  /** The file is there that skips the question (the original's hook for its tests). */
  skipsQuestion(): Promise<boolean>;
  initiator(reason: string): Initiator;
  resets(): Promise<HostResets>;
  /** What a completed reset wanted and what is there now; never fails. */
  readBack(reset: ResetRecord): Promise<VerificationReport>;
  /** What is heard on the wire, as it comes. Ends by itself after so many seconds, or where nobody can look. */
  lookAtWire(
    question: WireQuestion,
    look: { readonly seconds: number; readonly raise: boolean },
  ): AsyncIterable<WireHeard>;
  newPlanId(): string;
  /** ISO 8601, UTC. */
  now(): string;
  /** Only once a run has begun: what changes nothing leaves no trace either. */
  log(level: 'info' | 'warning' | 'error', text: string): void;
}
