import { constants } from 'node:fs';
import {
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  realpath,
  rename,
  rmdir,
  stat,
  symlink,
  unlink,
  type FileHandle,
} from 'node:fs/promises';
import {
  entryOf,
  readRegularFile,
  stampOf,
  type DiskEntry,
  type FileStamp,
} from './regular-file.js';

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
 * Every operation of the file system that our files need, one method for each system call, so that
 * a test can stop, fail or model each. Paths are absolute paths of the machine. An error is thrown
 * with the system's errno in `code`.
 */
export interface DiskOperations {
  /** null: absent. */
  lstat(path: string): Promise<DiskEntry | null>;
  /**
   * Reads a regular file of at most `limit` bytes (1 MiB by default). Throws ESTALE when `accepts`
   * refuses the opened file.
   */
  readFile(
    path: string,
    limit?: number,
    accepts?: (opened: DiskEntry) => boolean,
  ): Promise<Uint8Array>;
  /** Follows links. */
  stamp(path: string): Promise<FileStamp>;
  readLink(path: string): Promise<string>;
  /**
   * The path with every link followed, by this machine's own rules; null when that cannot be told.
   */
  realPath(path: string): Promise<string | null>;
  list(folder: string): Promise<readonly string[]>;
  /**
   * Opens the file for writing and closes it, and changes nothing. Throws for a file that is
   * read-only, immutable or forbidden.
   */
  probe(path: string): Promise<void>;
  /** O_EXCL | O_NOFOLLOW, mode 0600. */
  createExclusive(path: string): Promise<DiskFile>;
  /** O_APPEND | O_CREAT | O_NOFOLLOW, mode 0600. */
  openAppend(path: string): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  /** Adds a second name for the same file. Throws EEXIST when the name is taken. */
  link(from: string, to: string): Promise<void>;
  /** Makes a symbolic link. Throws EEXIST when the name is taken. */
  makeLink(target: string, path: string): Promise<void>;
  unlink(path: string): Promise<void>;
  makeFolder(path: string, mode: number): Promise<void>;
  removeFolder(path: string): Promise<void>;
  /** Syncs a folder, so that names made, renamed and removed in it are on the disk. */
  syncFolder(path: string): Promise<void>;
}

const ownerOnly = 0o600;
const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/** The disk of this machine. */
export const machineDisk: DiskOperations = {
  lstat: async (path) => {
    try {
      return entryOf(await lstat(path));
    } catch (error) {
      // Nothing can exist below something that is not a folder. Making a folder there still throws.
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  },
  readFile: readRegularFile,
  stamp: async (path) => stampOf(await stat(path, { bigint: true })),
  readLink: (path) => readlink(path),
  realPath: (path) => realpath(path).catch(() => null),
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
  makeLink: (target, path) => symlink(target, path),
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

/** The text of a small regular file that may block; null when it cannot be read. */
export async function readSmallFile(disk: DiskOperations, path: string): Promise<string | null> {
  try {
    return Buffer.from(await disk.readFile(path)).toString('utf8');
  } catch {
    return null;
  }
}

/** The errno name of a thrown system error ('ENOSPC'); '' for anything else. */
export function errorCode(error: unknown): string {
  // Test the shape and not the class: an error may come from another realm, such as a test's
  // sandbox.
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
