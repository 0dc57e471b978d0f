import type { FilePort, KeptNetworking, PortError, Result } from '../../model/index.js';
import type { ResetRecord } from '../journal/history.js';
import type { JournalState } from '../journal/journal-state.js';
import type { Initiator, PortAnswer, PortQuestion, RebuiltThing } from '../journal/journal.js';
import type { TrialAhead, TrialRecord, TrialStep } from '../confirm/trial.js';
import type { WaitEvent } from '../confirm/wait.js';
import type { ResetPlan } from '../plan/plan.js';
import type { PlanFileState } from '../plan/plan-files.js';
import type { VerificationReport } from '../startup/verification.js';
import type { ResumeOutcome, RunEvent, RunOutcome, UndoOutcome } from './event.js';
import type { RunOptions } from './run.js';
import type { UndoAhead, UndoOptions } from './undo.js';

/** A process that is working on a reset. */
export interface ResetAtWork {
  readonly pid: number;
  readonly user: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** What `--status` and the console show. */
export interface ResetStatus {
  /** The process that is working on a reset right now; null: none. */
  readonly running: ResetAtWork | null;
  readonly latest: JournalState;
  /**
   * The latest reset's trigger was written and is gone: the host has restarted and completed the
   * reset.
   */
  readonly triggerTaken: boolean;
  /** The present state of each file of a reset that stopped half-way; empty when there is none. */
  readonly files: readonly PlanFileState[];
  /** The kernel's boot id now; '' where it does not say. */
  readonly boot: string;
  /** Oldest first. */
  readonly history: readonly ResetRecord[];
  /** Numbers (from 1) of damaged lines of the journal. Their content is lost. */
  readonly damagedLines: readonly number[];
}

/** The latest trial, and whether its change is being made just now. */
export interface TrialNow {
  readonly record: TrialRecord;
  readonly changing: boolean;
}

/**
 * The resets of one host, for the command and the console. Once begun, a run goes on to its end
 * even if its listener stops. While another process or generator is working, a call ends in
 * `failed` with the code `locked`.
 */
export interface Resets {
  readonly files: FilePort;
  run(plan: ResetPlan, options: RunOptions): AsyncGenerator<RunEvent, RunOutcome>;
  resume(initiator: Initiator): AsyncGenerator<RunEvent, ResumeOutcome>;
  undo(options: UndoOptions): AsyncGenerator<RunEvent, UndoOutcome>;
  /** The reset that --undo applies to; null when there is none, or when undo would refuse. */
  undoAhead(): Promise<UndoAhead | null>;
  status(): Promise<Result<ResetStatus, PortError>>;
  /**
   * Takes the lock that runs take too, for other work that changes this host's networking. Answers
   * its release. While it is held, nobody else resets or rebuilds.
   */
  hold(user: string): Promise<Result<() => Promise<void>, PortError>>;
  /**
   * Takes the lock of whoever completes a reset after the reboot. Answers its release. The error
   * `locked` names the process that does.
   */
  holdCompletion(): Promise<Result<() => Promise<void>, PortError>>;
  /**
   * Records the start-up sequence's report on the latest reset; `false` when that reset is not
   * waiting for one.
   */
  recordCompletion(report: VerificationReport): Promise<Result<boolean, PortError>>;
  /**
   * Records the networking from before a reset. The start-up read it, because the reset itself
   * could not.
   */
  recordKept(planId: string, kept: KeptNetworking): Promise<Result<void, PortError>>;
  /** Records the objects that were recreated after a reset. */
  recordRebuilt(planId: string, items: readonly RebuiltThing[]): Promise<Result<void, PortError>>;
  /**
   * Records a step of the wait for a confirmation. Whether it counts shows only in the next
   * `status`: an earlier step of another process may have ended the wait.
   */
  recordWait(planId: string, wait: WaitEvent): Promise<Result<void, PortError>>;
  /**
   * The latest change of the management interface on trial; null: there was none. `changing`: the
   * process that makes the change is alive.
   */
  trial(): Promise<Result<TrialNow | null, PortError>>;
  /**
   * Notes a change that is about to be made, and that this process makes. Answers its id. The
   * caller holds the lock, and no trial is open.
   */
  beginTrial(ahead: Omit<TrialAhead, 'state' | 'by'>): Promise<Result<string, PortError>>;
  /**
   * Records a step of a trial. Whether it counts shows only in the next `trial`: an earlier step of
   * another process may have ended it.
   */
  recordTrial(id: string, step: TrialStep): Promise<Result<void, PortError>>;
  /** Records the start-up sequence's question which NIC is meant. */
  recordQuestion(planId: string, question: PortQuestion): Promise<Result<void, PortError>>;
  /**
   * Records the operator's answer. The trigger may be gone already, because the start-up used the
   * device of that name for now. If the answer names another NIC, the trigger is written again for
   * that one.
   */
  recordAnswer(
    planId: string,
    answer: PortAnswer,
    initiator: Initiator,
  ): Promise<Result<void, PortError>>;
  /** Records that an operator has read the report. It is not shown again by itself. */
  acknowledge(
    planId: string,
    report: VerificationReport | null,
    initiator: Initiator,
  ): Promise<Result<void, PortError>>;
}
