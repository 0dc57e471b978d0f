import type { Prepared } from './durable-files.js';
import type { PortError } from '../host/port-error.js';
import type { FileState } from '../host/host-facts.js';
import type { Known } from '../known.js';
import type { Result } from '../result.js';

/** A prepared file of the host. */
export interface PreparedFile extends Prepared {
  /** Host path of the target. */
  readonly path: string;
  /**
   * New host paths of things that others had put at the target's path. Absent: nothing was moved.
   */
  readonly movedAside?: readonly string[];
}

/**
 * The only writer of the host's files. All paths are host paths; the host maps them below its root.
 */
export interface FilePort {
  read(path: string): Promise<FileState>;
  /**
   * Checks whether a change of this file would be refused (read-only, immutable, no permission,
   * wrong kind). Changes nothing.
   */
  check(path: string): Promise<Result<void, PortError>>;
  /**
   * Makes a temporary file in the target's folder (exclusive create), writes it in full and syncs
   * it. It gets the mode and owner of the file it will replace, or `mode` when there is none.
   * Nothing visible changes, with one exception: a foreign file at the target's path (see
   * `FileState`) is renamed. The reset is refused when that fails.
   */
  prepare(path: string, content: string, mode: number): Promise<Result<PreparedFile, PortError>>;
  /**
   * Renames the prepared file to its target. The change is durable after `sync`. Answers the new
   * paths of things that others had put there in the meantime.
   */
  commit(file: PreparedFile): Promise<Result<readonly string[], PortError>>;
  /** Removes a prepared file. If that fails, the next run removes it. */
  discard(file: PreparedFile): Promise<void>;
  /** Removes a file; `false` when it was not there. The change is durable after `sync`. */
  remove(path: string): Promise<Result<boolean, PortError>>;
  /**
   * Syncs the folders of these files. Skips a folder that was synced since its last change through
   * this port. A folder that this port has not changed is synced too: a run that was killed may
   * have changed it.
   */
  sync(paths: readonly string[]): Promise<Result<void, PortError>>;
}

/** The last bytes of a file that may be longer than anybody wants to read. */
export interface FileEnd {
  readonly text: string;
  /** false: the file has more before it. */
  readonly whole: boolean;
}

/**
 * All files of a host: those that a reset replaces, and small ones that are only read or are
 * written at once.
 */
export interface HostFilePort extends FilePort {
  /**
   * The last `bytes` of a regular file as text, from the beginning of a line. For logs, which may
   * be larger than any limit. Reasons: absent, unreadable, damaged (it is no text).
   */
  end(path: string, bytes: number): Promise<Known<FileEnd>>;
  /**
   * A file as text; bytes that are not UTF-8 become U+FFFD. `limit`: the most bytes it may have, 1
   * MiB when absent. Reasons: absent, unreadable.
   */
  text(path: string, limit?: number): Promise<Known<string>>;
  /** When a file was last changed: ISO 8601, UTC. Reasons: absent, unreadable. */
  modified(path: string): Promise<Known<string>>;
  /**
   * A text that differs when the file has been replaced or changed: its device, inode, size and
   * times. Reasons: absent, unreadable.
   */
  stamp(path: string): Promise<Known<string>>;
  /** The names in a folder. Reasons: absent, unreadable. */
  list(path: string): Promise<Known<readonly string[]>>;
  /**
   * Path of a host file on this machine. Links are followed as the host itself would. null for a
   * loop of links or a planted link.
   */
  locate(path: string): Promise<string | null>;
  /** Whether anything exists at the path. */
  exists(path: string): Promise<boolean>;
  /**
   * Replaces the whole file durably. Makes missing folders; keeps mode and owner (`mode` is for a
   * new file).
   */
  write(path: string, content: string | Uint8Array, mode: number): Promise<Result<void, PortError>>;
}
