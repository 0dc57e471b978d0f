import type { PortError } from './port-error.js';
import type { FileState } from '../host-facts.js';
import type { Known } from '../known.js';
import type { Result } from '../result.js';

/** A new file that lies whole and synced beside its target, under a temporary name. */
export interface PreparedFile {
  /** Host path of the target. */
  readonly path: string;
  /** Where the new file lies on the disk. */
  readonly temporary: string;
  /** The target's place on the disk, links resolved. */
  readonly target: string;
  /**
   * Host paths to which what others had put in the target's place was moved. Absent: nothing was.
   */
  readonly movedAside?: readonly string[];
}

/**
 * The one writer of the host's files. All paths are host paths; the host maps them below its root.
 */
export interface FilePort {
  read(path: string): Promise<FileState>;
  /**
   * Would a change of this file be refused (read-only, immutable, no permission, wrong kind)?
   * Changes nothing.
   */
  check(path: string): Promise<Result<void, PortError>>;
  /**
   * Same folder, exclusive create, full write, fsync, mode and owner of the file it will replace
   * (`mode` for a new one). Nothing visible changes, but that a file of others which stands in the
   * target's place (see `FileState`) is renamed: the reset is refused where that cannot be done.
   */
  prepare(path: string, content: string, mode: number): Promise<Result<PreparedFile, PortError>>;
  /**
   * The prepared file takes its name (rename). On the disk for good after `sync`. Answers where
   * what others had put there meanwhile was moved.
   */
  commit(file: PreparedFile): Promise<Result<readonly string[], PortError>>;
  /** Takes a prepared file away; what cannot be removed now is removed by the next run. */
  discard(file: PreparedFile): Promise<void>;
  /** unlink; `false` when it was not there. On the disk for good after `sync`. */
  remove(path: string): Promise<Result<boolean, PortError>>;
  /**
   * The folders of these files are synced, each once since its last change through this port. One
   * that it has not changed yet is synced too: a run that was killed may have changed it.
   */
  sync(paths: readonly string[]): Promise<Result<void, PortError>>;
}

/**
 * All files of a host: those a reset replaces, and the small ones that are only read, or written at
 * once.
 */
export interface HostFilePort extends FilePort {
  /** A file as text; bytes that are no UTF-8 come as U+FFFD. Reasons: absent, unreadable. */
  text(path: string): Promise<Known<string>>;
  /** When a file was last changed: ISO 8601, UTC. Reasons: absent, unreadable. */
  modified(path: string): Promise<Known<string>>;
  /** The names in a folder. Reasons: absent, unreadable. */
  list(path: string): Promise<Known<readonly string[]>>;
  /**
   * Where a host path lies on this machine, links followed as the host itself would; null for a
   * loop or a planted link.
   */
  locate(path: string): Promise<string | null>;
  /** Whether something stands there. */
  exists(path: string): Promise<boolean>;
  /**
   * The whole of it, durably: missing folders are made, mode and owner are kept (`mode` is for a
   * new file).
   */
  write(path: string, content: string | Uint8Array, mode: number): Promise<Result<void, PortError>>;
}
