import type { Result } from '../result.js';
import type { PortError } from './port-error.js';

/** Mode and owner of a file to be written: those of the file it replaces, or exactly these. */
export type Attributes =
  | { readonly as: 'existing'; readonly modeIfNew: number }
  | { readonly as: 'given'; readonly mode: number; readonly uid: number; readonly gid: number };

/**
 * What a file is to hold: as a whole, or in pieces that are made as they are written (for what is
 * too large to have twice in memory).
 */
export type FileContent = Uint8Array | string | Iterable<Uint8Array>;

/** A whole, synced file under a temporary name beside its target. */
export interface Prepared {
  readonly target: string;
  readonly temporary: string;
}

/**
 * The one way a file of ours or of the host is changed: whoever looks, also after a power cut,
 * finds it wholly old or wholly new. Paths are paths of this machine with links resolved
 * (`Root.locate`); a target that is a link or a folder is refused (`wrongKind`).
 */
export interface DurableFiles {
  /**
   * Makes missing folders (0755), then: temporary file in the target's folder, full write, owner
   * and mode, fsync.
   */
  prepare(
    target: string,
    content: FileContent,
    attributes: Attributes,
  ): Promise<Result<Prepared, PortError>>;
  /** rename. On the disk for good once the folder is synced. */
  commit(prepared: Prepared): Promise<Result<void, PortError>>;
  /** Takes the temporary file away; if that fails, `tidy` does it later. */
  discard(prepared: Prepared): Promise<void>;
  /** `prepare`, `commit`, fsync of the folder. */
  write(
    target: string,
    content: FileContent,
    attributes: Attributes,
  ): Promise<Result<void, PortError>>;
  /** unlink, fsync of the folder; `false` when it was not there. */
  remove(target: string): Promise<Result<boolean, PortError>>;
  /**
   * Makes the folder with `mode` and missing ones above it with 0755, each one synced into its
   * parent.
   */
  makeFolder(folder: string, mode: number): Promise<Result<void, PortError>>;
  /** Removes temporary files that a process now dead has left beside the target. */
  tidy(target: string): Promise<Result<void, PortError>>;
}
