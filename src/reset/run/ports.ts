import type { ResetError, FileState, Result } from '../../model/index.js';
import type { JournalEntry } from '../journal/journal.js';
import type { HostService } from '../plan/plan.js';
/** Trouble of a port: the runner adds step and state of the host. */
export type PortError = Pick<ResetError, 'code' | 'subject' | 'cause' | 'retryable'>;

/** A new file that lies whole and synced beside its target, under a temporary name. */
export interface PreparedFile {
  /** Host path of the target. */
  readonly path: string;
  /** Where the new file lies on the disk. */
  readonly temporary: string;
  /** The target's place on the disk, links resolved. */
  readonly target: string;
}

/** The one writer of the host's files. All paths are host paths; `host` maps them below the root. */
export interface FilePort {
  read(path: string): Promise<FileState>;
  /** Would a change of this file be refused (read-only, immutable, no permission, wrong kind)? Changes nothing. */
  check(path: string): Promise<Result<void, PortError>>;
  /** Same folder, exclusive create, full write, fsync, mode and owner of the file it will replace (`mode` for a new one). Nothing visible changes. */
  prepare(path: string, content: string, mode: number): Promise<Result<PreparedFile, PortError>>;
  /** The prepared file takes its name (rename). On the disk for good after `sync`. */
  commit(file: PreparedFile): Promise<Result<void, PortError>>;
  /** Takes a prepared file away; what cannot be removed now is removed by the next run. */
  discard(file: PreparedFile): Promise<void>;
  /** unlink; `false` when it was not there. On the disk for good after `sync`. */
  remove(path: string): Promise<Result<boolean, PortError>>;
  /**
   * The folders of these files are synced, each once since its last change through this port. One that it has not changed
   * yet is synced too: a run that was killed may have changed it.
   */
  sync(paths: readonly string[]): Promise<Result<void, PortError>>;
}

/** What became of a command of the host: under a foreign root it is only named. */
export interface CommandOutcome {
  readonly ran: boolean;
  readonly command: string;
}

/** Services, naming and power of the host: real, of an embedded host, or only reported ("would run"). */
export interface MachinePort {
  stopService(service: HostService): Promise<Result<CommandOutcome, PortError>>;
  startService(service: HostService): Promise<Result<CommandOutcome, PortError>>;
  reconfigureManagement(args: readonly string[]): Promise<Result<CommandOutcome, PortError>>;
  resetInterfaceNames(): Promise<Result<CommandOutcome, PortError>>;
  remountRoot(): Promise<Result<CommandOutcome, PortError>>;
  reboot(): Promise<Result<CommandOutcome, PortError>>;
}

/** What the journal on the disk holds. A torn last line is no entry; a damaged line before the end is told. */
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
  /** The entry is there for whoever reads, also if this process is killed. A power cut may lose it before the next `append`. */
  note(entry: JournalEntry): Promise<Result<void, PortError>>;
}

/** Copies of the files from before a reset: bytes, mode, owner, or that the file was absent. */
export interface UndoPort {
  /** All or nothing, synced. A second call for the same plan changes nothing: the first copies are the originals. */
  save(planId: string, paths: readonly string[]): Promise<Result<void, PortError>>;
  /** The paths kept for the plan; null when `save` never came to its end. */
  paths(planId: string): Promise<Result<readonly string[] | null, PortError>>;
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
