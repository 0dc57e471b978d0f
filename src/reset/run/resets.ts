import type { FilePort, KeptNetworking, PortError, Result } from '../../model/index.js';
import type { ResetRecord } from '../journal/history.js';
import type { JournalState } from '../journal/journal-state.js';
import type { Initiator, PortAnswer, PortQuestion, RebuiltThing } from '../journal/journal.js';
import type { ResetPlan } from '../plan/plan.js';
import type { FileStanding } from '../plan/plan-files.js';
import type { VerificationReport } from '../startup/verification.js';
import type { ResumeOutcome, RunEvent, RunOutcome, UndoOutcome } from './event.js';
import type { RunOptions } from './run.js';
import type { UndoAhead, UndoOptions } from './undo.js';

/** A process that is at work on a reset. */
export interface ResetAtWork {
  readonly pid: number;
  readonly user: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** What `--status` and the console tell. */
export interface ResetStatus {
  /** A process that is at work on a reset right now. */
  readonly running: ResetAtWork | null;
  readonly latest: JournalState;
  /**
   * The latest reset's trigger was written and is gone: the host has started since and completed
   * the reset.
   */
  readonly triggerTaken: boolean;
  /** Each file of a reset that stopped half-way, as it stands now; empty where none did. */
  readonly files: readonly FileStanding[];
  /** The kernel's boot id now; '' where it does not say. */
  readonly boot: string;
  /** Oldest first. */
  readonly history: readonly ResetRecord[];
  /** Lines of the journal that are damaged, from 1; what they told is lost. */
  readonly damagedLines: readonly number[];
}

/**
 * The resets of one host: command and console both work through this. Once begun, a run goes on to
 * its end even if the listener goes away. Whoever comes while another process (or generator) is at
 * work gets a `failed` with code `locked`.
 */
export interface Resets {
  readonly files: FilePort;
  run(plan: ResetPlan, options: RunOptions): AsyncGenerator<RunEvent, RunOutcome>;
  resume(initiator: Initiator): AsyncGenerator<RunEvent, ResumeOutcome>;
  undo(options: UndoOptions): AsyncGenerator<RunEvent, UndoOutcome>;
  /** What an undo would be about; null where it would have nothing to do, or refuse. */
  undoAhead(): Promise<UndoAhead | null>;
  status(): Promise<Result<ResetStatus, PortError>>;
  /**
   * The start-up sequence's report on the latest reset goes into the journal; `false` when that
   * reset is not waiting for one.
   */
  recordCompletion(report: VerificationReport): Promise<Result<boolean, PortError>>;
  /** The networking from before a reset, read by the start-up where the reset itself could not. */
  recordKept(planId: string, kept: KeptNetworking): Promise<Result<void, PortError>>;
  /** What has been made again after a reset. */
  recordRebuilt(planId: string, items: readonly RebuiltThing[]): Promise<Result<void, PortError>>;
  /** The start-up sequence asks which NIC is meant. */
  recordQuestion(planId: string, question: PortQuestion): Promise<Result<void, PortError>>;
  /**
   * The operator's answer to it. A trigger that is gone already, as the start-up took the device of
   * that name meanwhile, is written again for another NIC that is named.
   */
  recordAnswer(
    planId: string,
    answer: PortAnswer,
    initiator: Initiator,
  ): Promise<Result<void, PortError>>;
  /** Somebody has read the report: it is not shown again by itself. */
  acknowledge(
    planId: string,
    report: VerificationReport | null,
    initiator: Initiator,
  ): Promise<Result<void, PortError>>;
}
