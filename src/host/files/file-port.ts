import { dirname } from 'node:path';
import {
  err,
  ok,
  type FileState,
  type Result,
  type FilePort,
  type PortError,
  type DurableFiles,
} from '../../model/index.js';
import type { DiskOperations } from './disk.js';
import { attempt } from './durable-file.js';
import { bytesOf, textOf } from './file-text.js';
import { notARegularFile } from './port-error.js';
import type { Root } from './root.js';
import { moveAside, findEntry } from './found-entry.js';

/** The port refuses when somebody puts something in the way more often than this. */
const maximalMoves = 8;

/** The host's files below `root`, read whole and changed durably. */
export function createFilePort(root: Root, disk: DiskOperations, durable: DurableFiles): FilePort {
  /** Folders in which nothing has changed since they were synced. */
  const synced = new Set<string>();
  /** The errors below name disk paths; the operator must see the host path. */
  const named = <T>(path: string, result: Result<T, PortError>): Result<T, PortError> =>
    result.ok ? result : err({ ...result.error, subject: path });

  return {
    read: (path) => readState(root, disk, path),
    check: async (path) => {
      const place = await findEntry(root, disk, path);
      if (!place.ok) return place;
      const { entry, disk: at } = place.value;
      return attempt(path, async () => {
        if (entry === null) return;
        if (entry.kind !== 'file') throw notARegularFile(path);
        await disk.probe(at);
      });
    },
    prepare: async (path, content, mode) => {
      const place = await root.locateName(path);
      if (!place.ok) return place;
      const moved = await moveAside(root, disk, path);
      if (!moved.ok) return moved;
      const prepared = await durable.prepare(place.value.disk, bytesOf(content), {
        as: 'existing',
        modeIfNew: mode,
      });
      const movedAside = moved.value === null ? {} : { movedAside: [moved.value] };
      return named(path, prepared.ok ? ok({ path, ...prepared.value, ...movedAside }) : prepared);
    },
    commit: async (file) => {
      synced.delete(dirname(file.target));
      const aside: string[] = [];
      for (;;) {
        const moved = await moveAside(root, disk, file.path);
        if (!moved.ok) return moved;
        if (moved.value !== null) aside.push(moved.value);
        const committed = await durable.commit(file);
        if (committed.ok) return ok(aside);
        // Only a folder that somebody has just put there can block a rename.
        const place = await findEntry(root, disk, file.path);
        if (!place.ok || place.value.foreign === null || aside.length >= maximalMoves)
          return named(file.path, committed);
      }
    },
    discard: (file) => durable.discard(file),
    remove: async (path) => {
      const place = await findEntry(root, disk, path);
      if (!place.ok) return place;
      const { disk: target, entry } = place.value;
      return attempt(path, async () => {
        if (entry === null) return false;
        synced.delete(dirname(target));
        await disk.unlink(target);
        return true;
      });
    },
    sync: async (paths) => {
      const folders = new Map<string, string>();
      for (const path of paths) {
        const place = await root.locateName(path);
        if (!place.ok) return place;
        const folder = dirname(place.value.disk);
        if (!synced.has(folder) && !folders.has(folder)) folders.set(folder, path);
      }
      // At once: the disk does several in little more time than one.
      const done = await Promise.all(
        Array.from(folders, ([folder, path]) =>
          attempt(path, async () => {
            if ((await disk.lstat(folder)) === null) return;
            await disk.syncFolder(folder);
            synced.add(folder);
          }),
        ),
      );
      return done.find((one) => !one.ok) ?? ok(undefined);
    },
  };
}

async function readState(root: Root, disk: DiskOperations, path: string): Promise<FileState> {
  const place = await findEntry(root, disk, path);
  if (!place.ok)
    return place.error.code === 'wrongKind'
      ? { state: 'wrongKind', kind: 'link' }
      : { state: 'unreadable', detail: place.error.cause };
  const { entry, foreign, host, disk: at, accepts } = place.value;
  if (entry === null) return foreign === null ? { state: 'absent' } : { state: 'absent', foreign };
  if (entry.kind !== 'file')
    return { state: 'wrongKind', kind: entry.kind === 'folder' ? 'directory' : 'other' };
  const read = await attempt(path, async (): Promise<FileState> => ({
    state: 'present',
    text: textOf(await disk.readFile(at, undefined, accepts)),
    mode: entry.mode,
    uid: entry.uid,
    gid: entry.gid,
    real: host,
  }));
  return read.ok ? read.value : { state: 'unreadable', detail: read.error.cause };
}
