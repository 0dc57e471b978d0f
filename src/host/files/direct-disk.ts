import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { errorCode, machineDisk, type DiskFile, type DiskOperations } from './disk.js';
import { isThisMachine } from './is-this-machine.js';
import { entryOf, readRegularFileNow, stampOf } from './regular-file.js';

const now = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });

/** A sync takes long, so it goes through the thread pool: signals are heard meanwhile. */
const synced = (file: number): Promise<void> =>
  new Promise((resolve, reject) => {
    fsync(file, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

const ownerOnly = 0o600;
const { O_APPEND, O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = constants;

function opened(path: string, flags: number): DiskFile {
  const file = openSync(path, flags, ownerOnly);
  const { uid, gid } = fstatSync(file);
  return {
    uid,
    gid,
    write: (bytes) => now(() => writeSync(file, bytes)),
    setMode: (mode) =>
      now(() => {
        fchmodSync(file, mode);
      }),
    setOwner: (newUid, newGid) =>
      now(() => {
        fchownSync(file, newUid, newGid);
      }),
    truncate: (size) =>
      now(() => {
        ftruncateSync(file, size);
      }),
    sync: () => synced(file),
    close: () =>
      now(() => {
        closeSync(file);
      }),
  };
}

/**
 * This machine's disk without the thread pool, through which each operation takes many times as
 * long; only a sync goes through it. It is for whoever has nothing else to do meanwhile: a disk
 * that hangs stops the whole process.
 */
export const directDisk: DiskOperations = {
  lstat: (path) =>
    now(() => {
      try {
        const found = lstatSync(path, { throwIfNoEntry: false });
        return found === undefined ? null : entryOf(found);
      } catch (error) {
        if (errorCode(error) === 'ENOTDIR') return null;
        throw error;
      }
    }),
  readFile: readRegularFileNow,
  stamp: (path) => now(() => stampOf(statSync(path, { bigint: true }))),
  readLink: (path) => now(() => readlinkSync(path)),
  realPath: (path) => now(() => realpathSync.native(path)).catch(() => null),
  list: (folder) => now(() => readdirSync(folder)),
  probe: (path) =>
    now(() => {
      closeSync(openSync(path, O_WRONLY | O_NOFOLLOW));
    }),
  createExclusive: (path) => now(() => opened(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)),
  openAppend: (path) => now(() => opened(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW)),
  rename: (from, to) =>
    now(() => {
      renameSync(from, to);
    }),
  link: (from, to) =>
    now(() => {
      linkSync(from, to);
    }),
  makeLink: (target, path) =>
    now(() => {
      symlinkSync(target, path);
    }),
  unlink: (path) =>
    now(() => {
      unlinkSync(path);
    }),
  makeFolder: (path, mode) =>
    now(() => {
      mkdirSync(path, { mode });
    }),
  removeFolder: (path) =>
    now(() => {
      rmdirSync(path);
    }),
  syncFolder: async (path) => {
    const folder = openSync(path, O_RDONLY | O_DIRECTORY);
    try {
      await synced(folder);
    } finally {
      closeSync(folder);
    }
  },
};

/**
 * The disk below this root for a program that stays. Below a root that is not this machine's it is
 * the direct one: one reading of an embedded host asks for hundreds of names and files. On this
 * machine's own root a disk that hangs must not stop the console.
 */
export function diskBelow(directory: string): DiskOperations {
  return isThisMachine(directory) ? machineDisk : directDisk;
}
