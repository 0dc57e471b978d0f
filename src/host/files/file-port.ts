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

/** The host's files below `root`, read whole and changed durably. */
export function createFilePort(root: Root, disk: DiskOperations, durable: DurableFiles): FilePort {
  /** Folders that nothing was changed in since they were synced. */
  const synced = new Set<string>();
  /** The errors below speak of disk paths; the operator knows the host path. */
  const named = <T>(path: string, result: Result<T, PortError>): Result<T, PortError> =>
    result.ok ? result : err({ ...result.error, subject: path });

  return {
    read: (path) => readState(root, disk, path),
    check: async (path) => {
      const place = await root.locate(path);
      if (!place.ok) return place;
      return attempt(path, async () => {
        const entry = await disk.lstat(place.value.disk);
        if (entry === null) return;
        if (entry.kind !== 'file') throw notARegularFile(path);
        await disk.probe(place.value.disk);
      });
    },
    prepare: async (path, content, mode) => {
      const place = await root.locate(path);
      if (!place.ok) return place;
      const prepared = await durable.prepare(place.value.disk, bytesOf(content), {
        as: 'existing',
        modeIfNew: mode,
      });
      return named(path, prepared.ok ? ok({ path, ...prepared.value }) : prepared);
    },
    commit: async (file) => {
      synced.delete(dirname(file.target));
      return named(file.path, await durable.commit(file));
    },
    discard: (file) => durable.discard(file),
    remove: async (path) => {
      const place = await root.locate(path);
      if (!place.ok) return place;
      const target = place.value.disk;
      return attempt(path, async () => {
        if ((await disk.lstat(target)) === null) return false;
        synced.delete(dirname(target));
        await disk.unlink(target);
        return true;
      });
    },
    sync: async (paths) => {
      for (const path of paths) {
        const place = await root.locate(path);
        if (!place.ok) return place;
        const folder = dirname(place.value.disk);
        const done = await attempt(path, async () => {
          if (synced.has(folder) || (await disk.lstat(folder)) === null) return;
          await disk.syncFolder(folder);
          synced.add(folder);
        });
        if (!done.ok) return done;
      }
      return ok(undefined);
    },
  };
}

async function readState(root: Root, disk: DiskOperations, path: string): Promise<FileState> {
  const place = await root.locate(path);
  if (!place.ok)
    return place.error.code === 'wrongKind'
      ? { state: 'wrongKind', kind: 'link' }
      : { state: 'unreadable', detail: place.error.cause };
  const read = await attempt(path, async (): Promise<FileState> => {
    const entry = await disk.lstat(place.value.disk);
    if (entry === null) return { state: 'absent' };
    if (entry.kind !== 'file')
      return { state: 'wrongKind', kind: entry.kind === 'folder' ? 'directory' : 'other' };
    const text = textOf(await disk.readFile(place.value.disk));
    return {
      state: 'present',
      text,
      mode: entry.mode,
      uid: entry.uid,
      gid: entry.gid,
      real: place.value.host,
    };
  });
  return read.ok ? read.value : { state: 'unreadable', detail: read.error.cause };
}
