import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { errorCode, machineDisk, type DiskOperations } from './disk.js';
import { isThisMachine } from './is-this-machine.js';
import { entryOf, readRegularFileNow } from './regular-file.js';

const now = <T>(look: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(look());
  });

/**
 * The disk below a root that is not this machine's. It looks and reads synchronously: one reading
 * of an embedded host asks for hundreds of names and files, and each takes many times as long
 * through the thread pool. On this machine's own root a disk that hangs must not stop the console.
 */
const treeDisk: DiskOperations = {
  ...machineDisk,
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
  readLink: (path) => now(() => readlinkSync(path)),
  realPath: (path) => now(() => realpathSync.native(path)).catch(() => null),
};

/** The disk below this root. */
export function diskBelow(directory: string): DiskOperations {
  return isThisMachine(directory) ? machineDisk : treeDisk;
}
