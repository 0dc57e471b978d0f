import type { ResetError } from './error.js';
import type { FileState } from './facts.js';
import type { JournalEntry } from './journal.js';
import type { Result } from './result.js';

/** Trouble of a port: the runner adds step and state of the host. */
export type PortError = Pick<ResetError, 'code' | 'subject' | 'cause' | 'retryable'>;

/** A new file that lies whole and synced beside its target, under a temporary name. */
export interface PreparedFile {
  readonly path: string;
  readonly temporary: string;
}

/** The one writer of the host's files. All paths are host paths; `host` maps them below the root. */
export interface FilePort {
  read(path: string): Promise<FileState>;
  /** Same folder, exclusive create, full write, fsync, mode and owner of the file it will replace (`mode` for a new one). Nothing visible changes. */
  prepare(path: string, content: string, mode: number): Promise<Result<PreparedFile, PortError>>;
  /** rename + fsync of the folder. */
  commit(file: PreparedFile): Promise<Result<void, PortError>>;
  discard(file: PreparedFile): Promise<void>;
  /** unlink + fsync of the folder; `false` when it was not there. */
  remove(path: string): Promise<Result<boolean, PortError>>;
  sync(): Promise<Result<void, PortError>>;
}

/** What became of a command of the host: under a foreign root it is only named. */
export type CommandOutcome = { readonly ran: boolean; readonly command: string };

/** Services, naming and power of the host: real, of an embedded host, or only reported ("would run"). */
export interface MachinePort {
  stopService(service: 'xapi' | 'xcp-networkd' | 'network'): Promise<Result<CommandOutcome, PortError>>;
  startService(service: 'xapi' | 'xcp-networkd' | 'network'): Promise<Result<CommandOutcome, PortError>>;
  reconfigureManagement(args: readonly string[]): Promise<Result<CommandOutcome, PortError>>;
  resetInterfaceNames(): Promise<Result<CommandOutcome, PortError>>;
  remountRoot(): Promise<Result<CommandOutcome, PortError>>;
  reboot(): Promise<Result<CommandOutcome, PortError>>;
}

/** Append-only, each entry on disk before `append` resolves. Undo copies live beside it. */
export interface JournalPort {
  read(): Promise<readonly JournalEntry[]>;
  append(entry: JournalEntry): Promise<Result<void, PortError>>;
  /** Keeps `state` (bytes, mode, owner, or that it was absent) of each path for the plan, synced. */
  saveUndo(planId: string, files: readonly { readonly path: string; readonly state: FileState }[]): Promise<Result<void, PortError>>;
  readUndo(planId: string): Promise<Result<readonly { readonly path: string; readonly state: FileState }[], PortError>>;
}

/** Everything `runPlan`, `resumePlan` and `undoPlan` need from the outside. */
export interface ResetPorts {
  readonly files: FilePort;
  readonly machine: MachinePort;
  readonly journal: JournalPort;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}
