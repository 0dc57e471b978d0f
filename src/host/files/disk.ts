import { constants, type Stats } from 'node:fs';
import {
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  rename,
  rmdir,
  unlink,
  type FileHandle,
} from 'node:fs/promises';

/** What stands under a name, links not followed. */
export interface DiskEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Permission bits only. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** A file opened for writing. */
export interface DiskFile {
  readonly uid: number;
  readonly gid: number;
  /** May write less than asked; answers how much. */
  write(bytes: Uint8Array): Promise<number>;
  setMode(mode: number): Promise<void>;
  setOwner(uid: number, gid: number): Promise<void>;
  truncate(size: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Every operation of the file system that our files need, one method a system call, so that a test can stop, fail or model each.
 * Paths are absolute paths of the machine. Trouble is thrown with the system's errno in `code`.
 */
export interface DiskOperations {
  /** null: absent. */
  lstat(path: string): Promise<DiskEntry | null>;
  readFile(path: string): Promise<Uint8Array>;
  readLink(path: string): Promise<string>;
  list(folder: string): Promise<readonly string[]>;
  /** Opens for writing and closes: read-only, immutable and forbidden files refuse. Changes nothing. */
  probe(path: string): Promise<void>;
  /** O_EXCL | O_NOFOLLOW, mode 0600. */
  createExclusive(path: string): Promise<DiskFile>;
  /** O_APPEND | O_CREAT | O_NOFOLLOW, mode 0600. */
  openAppend(path: string): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for the same file; refuses (EEXIST) when the name is taken. */
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  makeFolder(path: string, mode: number): Promise<void>;
  removeFolder(path: string): Promise<void>;
  /** fsync of a folder: names made, renamed and removed in it are on the disk. */
  syncFolder(path: string): Promise<void>;
}

const ownerOnly = 0o600;
const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** A file's bytes. At a pipe everybody would wait until somebody writes into it: refused (EINVAL), as devices and sockets are. Throws the system's errors. */
export async function readRegularFile(path: string): Promise<Buffer> {
  const file = await open(path, O_RDONLY | O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile() && !found.isDirectory())
      throw Object.assign(new Error(`${path} is no file`), { code: 'EINVAL' });
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** The disk of this machine. */
export const machineDisk: DiskOperations = {
  lstat: async (path) => {
    try {
      return entry(await lstat(path));
    } catch (error) {
      // Below something that is no folder there is nothing either; whoever makes folders there is told.
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  },
  readFile: (path) => readRegularFile(path),
  readLink: (path) => readlink(path),
  list: (folder) => readdir(folder),
  probe: async (path) => {
    await (await open(path, O_WRONLY | O_NOFOLLOW)).close();
  },
  createExclusive: async (path) =>
    opened(await open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, ownerOnly)),
  openAppend: async (path) =>
    opened(await open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, ownerOnly)),
  rename: (from, to) => rename(from, to),
  link: (from, to) => link(from, to),
  unlink: (path) => unlink(path),
  makeFolder: async (path, mode) => {
    await mkdir(path, { mode });
  },
  removeFolder: (path) => rmdir(path),
  syncFolder: async (path) => {
    const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

/** The errno name of a thrown system error ('ENOSPC'); '' for anything else. */
export function errorCode(error: unknown): string {
  // By shape, not by class: errors may come from another realm than ours (a test's sandbox).
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : '';
}

async function opened(handle: FileHandle): Promise<DiskFile> {
  const { uid, gid } = await handle.stat();
  return {
    uid,
    gid,
    write: async (bytes) => (await handle.write(bytes)).bytesWritten,
    setMode: (mode) => handle.chmod(mode),
    setOwner: (newUid, newGid) => handle.chown(newUid, newGid),
    truncate: (size) => handle.truncate(size),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

function entry(stats: Stats): DiskEntry {
  const kind = stats.isFile()
    ? 'file'
    : stats.isDirectory()
      ? 'folder'
      : stats.isSymbolicLink()
        ? 'link'
        : 'other';
  return { kind, mode: stats.mode & 0o7777, uid: stats.uid, gid: stats.gid };
}
