import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
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
  symlink,
  unlink,
  type FileHandle,
} from 'node:fs/promises';
import type { FileEnd } from '../../model/index.js';

/** What a path names. Symbolic links are not followed. */
export interface DiskEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Permission bits only. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** The number of hard links. */
  readonly links: number;
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
const pieceSize = 64 * 1024;
const smallFile = 64 * 1024;
/** Enough for most of what the kernel shows in /sys and /proc. */
const kernelFileSize = 4096;
const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/**
 * In bytes: files of a host are not larger than this, except those that have a limit of their own.
 */
export const hostFileLimit = 1024 * 1024;

const fault = (path: string, why: string, code: string): Error =>
  Object.assign(new Error(`${path} ${why}`), { code });

/**
 * Reads a file. The caller has already followed its symbolic links. It never waits: a pipe opens
 * without a writer. It never reads more than `limit` bytes (EFBIG, thrown before reading when the
 * file's size says so). It reads only a regular file (EINVAL; EISDIR for a folder; ELOOP for a
 * link). Throws the system's errors.
 */
export async function readRegularFile(
  path: string,
  limit = hostFileLimit,
  accepts: (opened: DiskEntry) => boolean = () => true,
): Promise<Buffer> {
  const file = await open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  try {
    return await readOpened(file, path, limit, accepts);
  } finally {
    await file.close();
  }
}

async function readOpened(
  file: FileHandle,
  path: string,
  limit: number,
  accepts: (opened: DiskEntry) => boolean,
): Promise<Buffer> {
  const found = await file.stat();
  if (!found.isFile()) throw fault(path, 'is no file', found.isDirectory() ? 'EISDIR' : 'EINVAL');
  if (!accepts(entry(found))) throw fault(path, 'was put there by others', 'ESTALE');
  const tooLarge = (): Error => fault(path, `is larger than ${limit} bytes`, 'EFBIG');
  if (found.size > limit) throw tooLarge();
  const pieces: Buffer[] = [];
  const mostAtOnce = Math.min(pieceSize, Math.max(found.size, kernelFileSize));
  // The kernel's own files report no true size, so they are read until nothing comes.
  for (let total = 0; ;) {
    const piece = Buffer.allocUnsafe(mostAtOnce);
    const { bytesRead } = await file.read(piece, 0, mostAtOnce, null);
    total += bytesRead;
    if (total > limit) throw tooLarge();
    pieces.push(piece.subarray(0, bytesRead));
    if (bytesRead === 0 || total === found.size) return Buffer.concat(pieces);
  }
}

/** What a power cut leaves in a log: space that was never written. A line ends there. */
const holes = /\0{4,}/gu;

/**
 * Reads the last `bytes` of a regular file, from the beginning of a line. It never waits: a pipe
 * opens without a writer. Throws as `readRegularFile` does, and EILSEQ for a file that is no text.
 */
export async function readFileEnd(path: string, bytes: number): Promise<FileEnd> {
  const file = await open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw fault(path, 'is no file', found.isDirectory() ? 'EISDIR' : 'EINVAL');
    const { size } = found;
    const buffer = Buffer.alloc(Math.min(size, bytes));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, Math.max(0, size - bytes));
    const text = buffer.subarray(0, bytesRead).toString('utf8').replace(holes, '\n');
    if (text.includes('\0')) throw fault(path, 'is no text', 'EILSEQ');
    const whole = size <= bytes;
    return { text: whole ? text : text.slice(text.indexOf('\n') + 1), whole };
  } finally {
    await file.close();
  }
}

/** Every synchronous read uses it: it is over before the next one begins. */
const scratch = Buffer.allocUnsafe(smallFile);

/**
 * Reads the beginning of a regular file synchronously; null when it cannot be read. `links`:
 * whether a link in the place of the file is followed.
 */
export function readSmallFileNow(path: string, links: 'followed' | 'refused'): string | null {
  let file: number;
  try {
    file = openSync(path, O_RDONLY | O_NONBLOCK | (links === 'refused' ? O_NOFOLLOW : 0));
  } catch {
    return null;
  }
  try {
    if (!fstatSync(file).isFile()) return null;
    return scratch.toString('utf8', 0, readSync(file, scratch, 0, smallFile, 0));
  } catch {
    // The kernel refuses some reads: an interface that is down has no carrier, for example.
    return null;
  } finally {
    closeSync(file);
  }
}

/** The disk of this machine. */
export const machineDisk: DiskOperations = {
  lstat: async (path) => {
    try {
      return entry(await lstat(path));
    } catch (error) {
      // Nothing can exist below something that is not a folder. Making a folder there still throws.
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  },
  readFile: readRegularFile,
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

function entry(stats: Stats): DiskEntry {
  const kind = stats.isFile()
    ? 'file'
    : stats.isDirectory()
      ? 'folder'
      : stats.isSymbolicLink()
        ? 'link'
        : 'other';
  return {
    kind,
    mode: stats.mode & 0o7777,
    uid: stats.uid,
    gid: stats.gid,
    links: stats.nlink,
  };
}
