import type { Result } from '../result.js';
import type { PortError } from '../host/port-error.js';

/** Mode and owner of a new file: those of the file it replaces, or exactly these. */
export type Attributes =
  | { readonly as: 'existing'; readonly modeIfNew: number }
  | { readonly as: 'given'; readonly mode: number; readonly uid: number; readonly gid: number };

/**
 * The new content of a file. Content that is too large to hold twice in memory comes in pieces,
 * which are made while they are written.
 */
export type FileContent = Uint8Array | string | Iterable<Uint8Array>;

/** A new file, complete and synced, under a temporary name in its target's folder. */
export interface Prepared {
  /** Path of the target on this machine, links resolved. */
  readonly target: string;
  /** Path of the temporary file on this machine. */
  readonly temporary: string;
}

/**
 * The only way to change a file of ours or of the host. A reader finds the old file or the new
 * file, never a mixture, even after a power cut. Paths are paths of this machine with links
 * resolved (`Root.locate`). A target that is a link or a folder is refused (`wrongKind`).
 */
export interface DurableFiles {
  /**
   * Makes missing folders (0755). Then makes a temporary file in the target's folder, writes it in
   * full, sets owner and mode, and syncs it.
   */
  prepare(
    target: string,
    content: FileContent,
    attributes: Attributes,
  ): Promise<Result<Prepared, PortError>>;
  /** Renames the file to its target. The change is durable once the folder is synced. */
  commit(prepared: Prepared): Promise<Result<void, PortError>>;
  /** Removes the temporary file. If that fails, `tidy` removes it later. */
  discard(prepared: Prepared): Promise<void>;
  /** `prepare`, `commit`, then fsync of the folder. */
  write(
    target: string,
    content: FileContent,
    attributes: Attributes,
  ): Promise<Result<void, PortError>>;
  /**
   * Puts a symbolic link to `to` in place of the target, which may be a link already, and syncs the
   * folder.
   */
  link(target: string, to: string): Promise<Result<void, PortError>>;
  /** Removes the file and syncs the folder; `false` when the file was not there. */
  remove(target: string): Promise<Result<boolean, PortError>>;
  /**
   * Makes the folder with `mode`, and missing folders above it with 0755. Each one is synced into
   * its parent.
   */
  makeFolder(folder: string, mode: number): Promise<Result<void, PortError>>;
  /** Removes temporary files of the target that a dead process left in its folder. */
  tidy(target: string): Promise<Result<void, PortError>>;
}
