import type { FilePort, MachinePort, PortError, Result } from '../../model/index.js';
import type { JournalEntry } from '../journal/journal.js';
/**
 * What the journal on the disk holds. A torn last line is no entry; a damaged line before the end
 * is told.
 */
export interface JournalReading {
  readonly entries: readonly JournalEntry[];
  /** Line numbers, from 1. */
  readonly damagedLines: readonly number[];
}

/** Append-only. */
export interface JournalPort {
  read(): Promise<Result<JournalReading, PortError>>;
  /** The entry, and every one before it, is on the disk when this resolves. */
  append(entry: JournalEntry): Promise<Result<void, PortError>>;
  /**
   * The entry is there for whoever reads, also if this process is killed. A power cut may lose it
   * before the next `append`.
   */
  note(entry: JournalEntry): Promise<Result<void, PortError>>;
}

/** Copies of the files from before a reset: bytes, mode, owner, or that the file was absent. */
export interface UndoPort {
  /**
   * All or nothing, synced. A second call for the same plan changes nothing: the first copies are
   * the originals.
   */
  save(planId: string, paths: readonly string[]): Promise<Result<void, PortError>>;
  /** Whether copies are kept for the plan: `save` came to its end. */
  kept(planId: string): Promise<Result<boolean, PortError>>;
  /** The file is now as it was kept: bytes, mode, owner, or absent. */
  isOriginal(planId: string, path: string): Promise<Result<boolean, PortError>>;
  /** Puts the kept file back durably; `false` when it was there already. */
  restore(planId: string, path: string): Promise<Result<boolean, PortError>>;
}

/** Everything `runPlan`, `resumePlan` and `undoPlan` need from the outside. */
export interface ResetPorts {
  readonly files: FilePort;
  readonly machine: MachinePort;
  readonly journal: JournalPort;
  readonly undo: UndoPort;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** This process, for the journal. */
  readonly pid: number;
  /** The kernel's boot id, for the journal; '' or absent where the kernel does not say. */
  readonly boot?: string;
}
