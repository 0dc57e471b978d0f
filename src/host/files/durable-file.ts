import { basename, dirname, join } from 'node:path';
import {
  type Attributes,
  type DurableFiles,
  type FileContent,
  type Prepared,
  err,
  ok,
  type Result,
  type PortError,
} from '../../model/index.js';
import { errorCode, machineDisk, type DiskFile, type DiskOperations } from './disk.js';
import { notARegularFile, portError } from './port-error.js';
import { machineProcesses, type Processes } from '../machine/processes.js';
import { isLeftOver, temporaryName } from './temporary-name.js';

const folderMode = 0o755;
const othersMayWrite = 0o002;

/** Writes files durably through `disk`, for the process `processes.own`. */
export function createDurableFiles(disk: DiskOperations, processes: Processes): DurableFiles {
  const unfinished = new Set<string>();
  let count = 0;

  /** Makes a folder and those above it, and answers the folders that its new names are in. */
  const makeFolders = async (folder: string, mode: number): Promise<readonly string[]> => {
    if ((await disk.lstat(folder)) !== null) return [];
    const above = await makeFolders(dirname(folder), folderMode);
    try {
      await disk.makeFolder(folder, mode);
    } catch (error) {
      // Several files may be prepared at once, and need the same folder.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    return [...above, dirname(folder)];
  };
  const makeFolder = async (folder: string, mode: number): Promise<void> => {
    const changed = await makeFolders(folder, mode);
    // At once: a new name counts only when those above it are on the disk too.
    await Promise.all(changed.map((one) => disk.syncFolder(one)));
  };
  /**
   * In a folder where anyone may write, the old file may be a stranger's. If the new file kept that
   * owner and mode, the stranger could go on changing it.
   */
  const anyoneMayWrite = async (folder: string): Promise<boolean> =>
    (((await disk.lstat(folder))?.mode ?? 0) & othersMayWrite) !== 0;
  /**
   * Removes a left-over temporary file. It removes only regular files, and only our own where
   * anyone may write. An error here must not stop the work.
   */
  const removeLeftOver = async (path: string): Promise<void> => {
    try {
      const entry = await disk.lstat(path);
      if (entry?.kind !== 'file') return;
      const ours = [0, process.geteuid?.()].includes(entry.uid);
      if (ours || !(await anyoneMayWrite(dirname(path)))) await disk.unlink(path);
    } catch (error) {
      if (errorCode(error) === '') throw error;
    }
  };
  const tidy = async (target: string): Promise<void> => {
    const folder = dirname(target);
    for (const name of await disk.list(folder)) {
      if (
        !unfinished.has(join(folder, name)) &&
        (await isLeftOver(name, basename(target), processes))
      )
        await removeLeftOver(join(folder, name));
    }
  };
  const temporaryFor = (target: string): string =>
    join(dirname(target), temporaryName(basename(target), processes.own, (count += 1)));
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
    const temporary = temporaryFor(target);
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
      // After the owner, because changing the owner clears the special mode bits.
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
      // It may never have been made, or the disk may refuse for now. `tidy` of the next run tries
      // again.
    }
  };
  const putInPlace = async (prepared: Prepared): Promise<void> => {
    try {
      await commit(prepared);
      await disk.syncFolder(dirname(prepared.target));
    } catch (error) {
      await discard(prepared);
      throw error;
    }
  };
  const link = async (target: string, to: string): Promise<void> => {
    const old = await disk.lstat(target);
    if (old !== null && old.kind !== 'file' && old.kind !== 'link') throw notARegularFile(target);
    await makeFolder(dirname(target), folderMode);
    const prepared = { target, temporary: temporaryFor(target) };
    await disk.makeLink(to, prepared.temporary);
    await putInPlace(prepared);
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
        await putInPlace(await prepare(target, content, attributes));
      }),
    link: (target, to) => attempt(target, () => link(target, to)),
    remove: (target) => attempt(target, () => remove(target)),
    makeFolder: (folder, mode) => attempt(folder, () => makeFolder(folder, mode)),
    tidy: (target) =>
      attempt(target, async () => {
        if ((await disk.lstat(dirname(target))) !== null) await tidy(target);
      }),
  };
}

/** Runs one piece of disk work. A system error becomes an error value about `subject`. */
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

/** Writes all bytes, even when the disk takes only a few at a time. */
export async function writeAll(file: DiskFile, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += await file.write(bytes.subarray(written));
}

async function closeQuietly(file: DiskFile): Promise<void> {
  try {
    await file.close();
  } catch (error) {
    // Report the error that led here; the handle is gone even when closing it fails.
    if (errorCode(error) === '') throw error;
  }
}

/** The durable writer of this machine, for this process. */
export async function openDurableFiles(): Promise<DurableFiles> {
  return createDurableFiles(machineDisk, await machineProcesses());
}
