import type { FilePort, MachinePort, PortError, Result } from '../../model/index.js';
import type { JournalEntry } from '../journal/journal.js';

/**
 * Entries on the disk, one to a line. A torn last line is ignored; a damaged line before the end is
 * reported.
 */
export interface LinesReading<Entry> {
  readonly entries: readonly Entry[];
  /** Line numbers, from 1. */
  readonly damagedLines: readonly number[];
}

/** The journal, to which entries are only appended. */
export interface JournalPort {
  read(): Promise<Result<LinesReading<JournalEntry>, PortError>>;
  /** Appends an entry. When this resolves, it and every entry before it are on the disk. */
  append(entry: JournalEntry): Promise<Result<void, PortError>>;
  /**
   * Appends an entry that every reader sees at once, even if this process is killed. A power cut
   * may lose it before the next `append`.
   */
  note(entry: JournalEntry): Promise<Result<void, PortError>>;
}

/**
 * Copies of the files from before a reset: bytes, mode and owner, or the fact that the file was
 * absent.
 */
export interface UndoPort {
  /**
   * Saves all copies or none, and syncs them. A second call for the same plan changes nothing,
   * because the first copies are the originals.
   */
  save(planId: string, paths: readonly string[]): Promise<Result<void, PortError>>;
  /** Whether the plan has copies: `save` was completed. */
  kept(planId: string): Promise<Result<boolean, PortError>>;
  /** Whether the file is now as it was saved: bytes, mode and owner, or absent. */
  isOriginal(planId: string, path: string): Promise<Result<boolean, PortError>>;
  /** Restores the saved file durably; `false` when it was already so. */
  restore(planId: string, path: string): Promise<Result<boolean, PortError>>;
}

/** Everything outside that `runPlan`, `resumePlan` and `undoPlan` need. */
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
