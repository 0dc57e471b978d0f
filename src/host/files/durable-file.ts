import { basename, dirname, join } from 'node:path';
import { err, ok, type Result, type PortError } from '../../model/index.js';
import { errorCode, type DiskFile, type DiskOperations } from './disk.js';
import { notARegularFile, portError } from './port-error.js';
import type { Processes } from '../machine/processes.js';
import { isLeftOver, temporaryName } from './temporary-name.js';

/** Mode and owner of a file to be written: those of the file it replaces, or exactly these. */
export type Attributes =
  | { readonly as: 'existing'; readonly modeIfNew: number }
  | { readonly as: 'given'; readonly mode: number; readonly uid: number; readonly gid: number };

/** What a file is to hold: as a whole, or in pieces that are made as they are written (for what is too large to have twice in memory). */
export type FileContent = Uint8Array | string | Iterable<Uint8Array>;

/** A whole, synced file under a temporary name beside its target. */
export interface Prepared {
  readonly target: string;
  readonly temporary: string;
}

/**
 * The one way a file of ours or of the host is changed: whoever looks, also after a power cut, finds it wholly old or wholly new.
 * Paths are paths of this machine with links resolved (`Root.locate`); a target that is a link or a folder is refused (`wrongKind`).
 */
export interface DurableFiles {
  /** Makes missing folders (0755), then: temporary file in the target's folder, full write, owner and mode, fsync. */
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
  /** Makes the folder with `mode` and missing ones above it with 0755, each one synced into its parent. */
  makeFolder(folder: string, mode: number): Promise<Result<void, PortError>>;
  /** Removes temporary files that a process now dead has left beside the target. */
  tidy(target: string): Promise<Result<void, PortError>>;
}

const folderMode = 0o755;
const othersMayWrite = 0o002;

/** Writes through `disk` on behalf of the process `processes.own`. */
export function createDurableFiles(disk: DiskOperations, processes: Processes): DurableFiles {
  const unfinished = new Set<string>();
  let count = 0;

  const makeFolder = async (folder: string, mode: number): Promise<void> => {
    if ((await disk.lstat(folder)) !== null) return;
    await makeFolder(dirname(folder), folderMode);
    await disk.makeFolder(folder, mode);
    await disk.syncFolder(dirname(folder));
  };
  const tidy = async (target: string): Promise<void> => {
    const folder = dirname(target);
    for (const name of await disk.list(folder)) {
      if (
        !unfinished.has(join(folder, name)) &&
        (await isLeftOver(name, basename(target), processes))
      )
        await disk.unlink(join(folder, name));
    }
  };
  /** Where anyone may have put the old file, its owner could go on changing the new one: there nothing is kept of a stranger's file. */
  const anyoneMayWrite = async (folder: string): Promise<boolean> =>
    (((await disk.lstat(folder))?.mode ?? 0) & othersMayWrite) !== 0;
  const prepare = async (
    target: string,
    content: FileContent,
    attributes: Attributes,
  ): Promise<Prepared> => {
    const old = await disk.lstat(target);
    if (old !== null && old.kind !== 'file') throw notARegularFile(target);
    if (old !== null) await disk.probe(target);
    await makeFolder(dirname(target), folderMode);
    await tidy(target);
    const temporary = join(
      dirname(target),
      temporaryName(basename(target), processes.own, (count += 1)),
    );
    const file = await disk.createExclusive(temporary);
    unfinished.add(temporary);
    try {
      for (const piece of piecesOf(content)) await writeAll(file, piece);
      const kept =
        old !== null && (old.uid === file.uid || !(await anyoneMayWrite(dirname(target))))
          ? old
          : null;
      const wanted =
        attributes.as === 'given'
          ? attributes
          : {
              mode: kept?.mode ?? attributes.modeIfNew,
              uid: kept?.uid ?? file.uid,
              gid: kept?.gid ?? file.gid,
            };
      if (wanted.uid !== file.uid || wanted.gid !== file.gid)
        await file.setOwner(wanted.uid, wanted.gid);
      // After the owner: changing the owner takes special bits away.
      await file.setMode(wanted.mode);
      await file.sync();
    } catch (error) {
      await closeQuietly(file);
      await discard({ target, temporary });
      throw error;
    }
    await file.close();
    return { target, temporary };
  };
  const commit = async (prepared: Prepared): Promise<void> => {
    await disk.rename(prepared.temporary, prepared.target);
    unfinished.delete(prepared.temporary);
  };
  const discard = async (prepared: Prepared): Promise<void> => {
    unfinished.delete(prepared.temporary);
    try {
      await disk.unlink(prepared.temporary);
    } catch {
      // It may never have been made, or the disk refuses just now: `tidy` of the next run looks again.
    }
  };
  const remove = async (target: string): Promise<boolean> => {
    if ((await disk.lstat(target)) === null) return false;
    await disk.unlink(target);
    await disk.syncFolder(dirname(target));
    return true;
  };

  return {
    prepare: (target, content, attributes) =>
      attempt(target, () => prepare(target, content, attributes)),
    commit: (prepared) => attempt(prepared.target, () => commit(prepared)),
    discard,
    write: (target, content, attributes) =>
      attempt(target, async () => {
        const prepared = await prepare(target, content, attributes);
        try {
          await commit(prepared);
          await disk.syncFolder(dirname(target));
        } catch (error) {
          await discard(prepared);
          throw error;
        }
      }),
    remove: (target) => attempt(target, () => remove(target)),
    makeFolder: (folder, mode) => attempt(folder, () => makeFolder(folder, mode)),
    tidy: (target) =>
      attempt(target, async () => {
        if ((await disk.lstat(dirname(target))) !== null) await tidy(target);
      }),
  };
}

/** Runs one piece of disk work; a system error becomes a value about `subject`. */
export async function attempt<T>(
  subject: string,
  work: () => Promise<T>,
): Promise<Result<T, PortError>> {
  try {
    return ok(await work());
  } catch (error) {
    return err(portError(error, subject));
  }
}

function piecesOf(content: FileContent): Iterable<Uint8Array> {
  if (typeof content === 'string') return [new TextEncoder().encode(content)];
  return content instanceof Uint8Array ? [content] : content;
}

/** Writes to the last byte, however little the disk takes at a time. */
export async function writeAll(file: DiskFile, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += await file.write(bytes.subarray(written));
}

async function closeQuietly(file: DiskFile): Promise<void> {
  try {
    await file.close();
  } catch (error) {
    // The error that led here is the one to tell; a handle that cannot be closed is gone either way.
    if (errorCode(error) === '') throw error;
  }
}
