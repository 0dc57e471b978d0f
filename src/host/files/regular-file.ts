import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type BigIntStats,
  type Stats,
} from 'node:fs';
import { open } from 'node:fs/promises';
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

/** What the status of a file tells. */
export function entryOf(stats: Stats): DiskEntry {
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

/** Tells one state of a file from another. */
export interface FileStamp {
  /** ISO 8601, UTC. */
  readonly modified: string;
  /** Its device, inode, size and times: another text when it has been replaced or changed. */
  readonly text: string;
}

/** The stamp in the status of a file. */
export function stampOf({ dev, ino, size, mtime, mtimeNs, ctimeNs }: BigIntStats): FileStamp {
  return {
    modified: mtime.toISOString(),
    text: [dev, ino, size, mtimeNs, ctimeNs].join(' '),
  };
}

const smallFile = 64 * 1024;
/** Enough for most of what the kernel shows in /sys and /proc. */
const kernelFileSize = 4096;
const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;

/**
 * In bytes: files of a host are not larger than this, except those that have a limit of their own.
 */
const hostFileLimit = 1024 * 1024;

const fileError = (path: string, why: string, code: string): Error =>
  Object.assign(new Error(`${path} ${why}`), { code });

/**
 * Reads a file. The caller has already followed its symbolic links. It never waits: a pipe opens
 * without a writer. It never reads more than `limit` bytes (EFBIG, thrown before reading when the
 * file's size says so). It reads only a regular file (EINVAL; EISDIR for a folder; ELOOP for a
 * link). Throws the system's errors.
 */
export async function readRegularFile(
  path: string,
  limit?: number,
  accepts?: (opened: DiskEntry) => boolean,
): Promise<Buffer> {
  const file = await open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  try {
    return await readOpened(
      {
        stat: () => file.stat(),
        read: async (piece) => (await file.read(piece, 0, piece.length, null)).bytesRead,
      },
      path,
      limit,
      accepts,
    );
  } finally {
    await file.close();
  }
}

/** `readRegularFile`, synchronously up to the promise. */
export async function readRegularFileNow(
  path: string,
  limit?: number,
  accepts?: (opened: DiskEntry) => boolean,
): Promise<Buffer> {
  const file = openSync(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  try {
    const read = (piece: Buffer): number => readSync(file, piece, 0, piece.length, null);
    return await readOpened({ stat: () => fstatSync(file), read }, path, limit, accepts);
  } finally {
    closeSync(file);
  }
}

/** A file opened for reading. `read` goes on where it has ended, and answers how much it has. */
interface OpenedFile {
  stat(): Stats | Promise<Stats>;
  read(piece: Buffer): number | Promise<number>;
}

async function readOpened(
  file: OpenedFile,
  path: string,
  limit = hostFileLimit,
  accepts: (opened: DiskEntry) => boolean = () => true,
): Promise<Buffer> {
  const found = await file.stat();
  if (!found.isFile())
    throw fileError(path, 'is no file', found.isDirectory() ? 'EISDIR' : 'EINVAL');
  if (!accepts(entryOf(found))) throw fileError(path, 'was put there by others', 'ESTALE');
  const tooLarge = (): Error => fileError(path, `is larger than ${limit} bytes`, 'EFBIG');
  if (found.size > limit) throw tooLarge();
  // In one piece: a large file must not be in memory twice.
  let bytes = Buffer.allocUnsafe(Math.max(found.size, kernelFileSize));
  // The kernel's own files report no true size, so they are read until nothing comes.
  for (let total = 0; ;) {
    const length = await file.read(bytes.subarray(total));
    total += length;
    if (total > limit) throw tooLarge();
    if (length === 0 || total === found.size) return bytes.subarray(0, total);
    if (total === bytes.length) bytes = Buffer.concat([bytes], 2 * total);
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
    if (!found.isFile())
      throw fileError(path, 'is no file', found.isDirectory() ? 'EISDIR' : 'EINVAL');
    const { size } = found;
    const buffer = Buffer.alloc(Math.min(size, bytes));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, Math.max(0, size - bytes));
    const text = buffer.subarray(0, bytesRead).toString('utf8').replace(holes, '\n');
    if (text.includes('\0')) throw fileError(path, 'is no text', 'EILSEQ');
    const whole = size <= bytes;
    return { text: whole ? text : text.slice(text.indexOf('\n') + 1), whole };
  } finally {
    await file.close();
  }
}

/** Whether something has this name, a link that leads nowhere too. It looks synchronously. */
export function isThereNow(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
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
