import { join } from 'node:path';
import { roleAt, type UndoPort } from '../../reset/index.js';
import {
  err,
  ok,
  type DurableFiles,
  type PortError,
  type Prepared,
  type Result,
} from '../../model/index.js';
import { digest } from '../files/checksum.js';
import type { DiskOperations } from '../files/disk.js';
import type { DiskEntry } from '../files/regular-file.js';
import { attempt } from '../files/durable-file.js';
import { notARegularFile } from '../files/port-error.js';
import type { Root } from '../files/root.js';
import { moveAside, findEntry, type FoundEntry } from '../files/found-entry.js';
import { parseUndoList, type UndoCopy } from './undo-list.js';

/**
 * Undo copies of whole resets: `<folder>/<plan id>/<number>` for each file that existed, and
 * `list`, which is written last.
 */
export interface UndoStore extends UndoPort {
  /** Removes the copies of all other plans, and makes the folder for copies. */
  keepOnly(planIds: readonly string[]): Promise<Result<void, PortError>>;
}

/** A copy that is written. It takes its name when `file` is committed; null: it was absent. */
interface PreparedCopy {
  readonly copy: UndoCopy;
  readonly file: Prepared | null;
}

const folderMode = 0o700;
const copyMode = 0o600;
const listName = 'list';

/** Keeps undo copies below `folder` (a path of this machine), for files below `root`. */
export function createUndoStore(
  folder: string,
  root: Root,
  disk: DiskOperations,
  durable: DurableFiles,
  counts: (opened: DiskEntry) => boolean,
): UndoStore {
  const own = { as: 'existing', modeIfNew: copyMode } as const;
  const folderOf = (planId: string): string => join(folder, planId);

  const list = async (planId: string): Promise<Result<readonly UndoCopy[] | null, PortError>> => {
    const path = join(folderOf(planId), listName);
    const text = await attempt(path, async () =>
      (await disk.lstat(path)) === null
        ? null
        : new TextDecoder().decode(await disk.readFile(path, undefined, counts)),
    );
    if (!text.ok || text.value === null) return text.ok ? ok(null) : text;
    const copies = parseUndoList(text.value);
    return copies === null ? err(damaged(path)) : ok(copies);
  };
  const find = async (planId: string, path: string): Promise<Result<UndoCopy, PortError>> => {
    const copies = await list(planId);
    if (!copies.ok) return copies;
    const copy = copies.value?.find((one) => one.file === roleAt(path));
    return copy === undefined
      ? err({
          code: 'undoMissing',
          subject: path,
          cause: '',
          retryable: false,
        })
      : ok(copy);
  };
  /** Makes the folder of a plan. Whoever uses it syncs its name too. */
  const makeOwn = async (planId: string): Promise<void> => {
    if ((await disk.lstat(folderOf(planId))) === null)
      await disk.makeFolder(folderOf(planId), folderMode);
  };
  const prepareOne = async (
    planId: string,
    path: string,
    number: number,
  ): Promise<Result<PreparedCopy, PortError>> => {
    const file = roleAt(path);
    if (file === null) return err(damaged(path));
    const place = await findEntry(root, disk, path);
    if (!place.ok) return place;
    const { entry: found, disk: at, accepts } = place.value;
    const read = await attempt(path, async () => {
      if (found !== null && found.kind !== 'file') throw notARegularFile(path);
      return found === null
        ? null
        : { entry: found, bytes: await disk.readFile(at, undefined, accepts) };
    });
    if (!read.ok) return read;
    if (read.value === null) return ok({ copy: { file, state: 'absent' }, file: null });
    const { entry, bytes } = read.value;
    const copy = String(number);
    const { mode, uid, gid } = entry;
    const prepared = await durable.prepare(join(folderOf(planId), copy), bytes, own);
    return prepared.ok
      ? ok({
          copy: { file, state: 'present', copy, digest: digest(bytes), mode, uid, gid },
          file: prepared.value,
        })
      : prepared;
  };
  const commitOne = async ({ copy, file }: PreparedCopy): Promise<Result<UndoCopy, PortError>> => {
    const committed = file === null ? ok(undefined) : await durable.commit(file);
    return committed.ok ? ok(copy) : committed;
  };
  const isOriginal = async (planId: string, path: string): Promise<Result<boolean, PortError>> => {
    const copy = await find(planId, path);
    const place = await findEntry(root, disk, path);
    if (!copy.ok || !place.ok) return copy.ok ? (place.ok ? ok(false) : place) : copy;
    return attempt(path, () => sameAs(copy.value, place.value, disk));
  };

  return {
    save: async (planId, paths) => {
      const kept = await list(planId);
      if (!kept.ok || kept.value !== null) return kept.ok ? ok(undefined) : kept;
      const above = await durable.makeFolder(folder, folderMode);
      const made = above.ok ? await attempt(folderOf(planId), () => makeOwn(planId)) : above;
      if (!made.ok) return made;
      // At once: the disk syncs several files in little more time than one.
      const prepared = await Promise.all(
        paths.map((path, number) => prepareOne(planId, path, number)),
      );
      const copies: UndoCopy[] = [];
      for (const one of prepared) {
        const saved = one.ok ? await commitOne(one.value) : one;
        if (!saved.ok) {
          for (const other of prepared)
            if (other.ok && other.value.file !== null) await durable.discard(other.value.file);
          return saved;
        }
        copies.push(saved.value);
      }
      // The copies must be on the disk before the list, because only the list makes them count.
      const synced = await attempt(folderOf(planId), () =>
        Promise.all([folder, folderOf(planId)].map((one) => disk.syncFolder(one))),
      );
      if (!synced.ok) return synced;
      return durable.write(join(folderOf(planId), listName), `${JSON.stringify(copies)}\n`, own);
    },
    kept: async (planId) => {
      const copies = await list(planId);
      return copies.ok ? ok(copies.value !== null) : copies;
    },
    isOriginal,
    restore: async (planId, path) => {
      const already = await isOriginal(planId, path);
      if (!already.ok || already.value) return already.ok ? ok(false) : already;
      const copy = await find(planId, path);
      const place = await root.locateName(path);
      if (!copy.ok || !place.ok) return copy.ok ? (place.ok ? ok(false) : place) : copy;
      if (copy.value.state === 'absent') return durable.remove(place.value.disk);
      const { mode, uid, gid } = copy.value;
      const from = join(folderOf(planId), copy.value.copy);
      const bytes = await attempt(from, () => disk.readFile(from, undefined, counts));
      if (!bytes.ok) return bytes;
      if (digest(bytes.value) !== copy.value.digest) return err(damaged(from, path));
      const moved = await moveAside(root, disk, path);
      if (!moved.ok) return moved;
      const written = await durable.write(place.value.disk, bytes.value, {
        as: 'given',
        mode,
        uid,
        gid,
      });
      return written.ok ? ok(true) : err({ ...written.error, subject: path });
    },
    keepOnly: (planIds) =>
      attempt(folder, async () => {
        if ((await disk.lstat(folder)) === null) {
          // The reset's first line in the journal comes next. It puts this name on the disk too.
          await disk.makeFolder(folder, folderMode);
          return;
        }
        for (const planId of await disk.list(folder)) {
          if (planIds.includes(planId)) continue;
          const gone = folderOf(planId);
          // The list goes first. Without it no copy counts, so a crash in between leaves nothing
          // that looks complete.
          for (const name of [
            listName,
            ...(await disk.list(gone)).filter((one) => one !== listName),
          ]) {
            if ((await disk.lstat(join(gone, name))) !== null) await disk.unlink(join(gone, name));
          }
          await disk.removeFolder(gone);
        }
        await disk.syncFolder(folder);
      }),
  };
}

async function sameAs(
  copy: UndoCopy,
  { entry, disk: path, accepts }: FoundEntry,
  disk: DiskOperations,
): Promise<boolean> {
  if (entry === null || copy.state === 'absent') return entry === null && copy.state === 'absent';
  return (
    entry.kind === 'file' &&
    entry.mode === copy.mode &&
    entry.uid === copy.uid &&
    entry.gid === copy.gid &&
    digest(await disk.readFile(path, undefined, accepts)) === copy.digest
  );
}

function damaged(subject: string, cause = ''): PortError {
  return { code: 'journalDamaged', subject, cause, retryable: false };
}
