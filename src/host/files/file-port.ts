import { dirname } from 'node:path';
import type { FilePort, PortError } from '../../reset/index.js';
import { err, ok, type FileState, type Result } from '../../model/index.js';
import type { DiskOperations } from './disk.js';
import { attempt, type DurableFiles } from './durable-file.js';
import { bytesOf, textOf } from './file-text.js';
import { notARegularFile } from './port-error.js';
import type { Root } from './root.js';

/** The host's files below `root`, read whole and changed durably. */
export function createFilePort(root: Root, disk: DiskOperations, durable: DurableFiles): FilePort {
  const changed = new Set<string>();
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
      changed.add(dirname(file.target));
      return named(file.path, await durable.commit(file));
    },
    discard: (file) => durable.discard(file),
    remove: async (path) => {
      const place = await root.locate(path);
      if (!place.ok) return place;
      const removed = await durable.remove(place.value.disk);
      // Also when the file was gone: a run cut off here may not have synced that. A folder that is not there has nothing to sync.
      const folder = await attempt(path, () => disk.lstat(dirname(place.value.disk)));
      if (!folder.ok || folder.value !== null) changed.add(dirname(place.value.disk));
      return named(path, removed);
    },
    sync: async () => {
      for (const folder of changed) {
        const synced = await attempt(folder, () => disk.syncFolder(folder));
        if (!synced.ok) return synced;
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
