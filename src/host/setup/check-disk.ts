import { statfs } from 'node:fs/promises';
import type { HostFilePort, SetupFinding } from '../../model/index.js';
import { errorCode } from '../files/disk.js';
import { notLooked } from './finding.js';
import type { CheckedHost, RunningHost } from './running-host.js';

/** The folders in which a reset writes. */
const folders = ['/etc', '/var/lib', '/var/tmp'];
/**
 * Files, copies and journal of a reset need some hundred kilobytes. A pool database may be copied
 * beside them.
 */
const neededBytes = 16 * 1024 * 1024;

/** Checks that the root file system can be written, and that it has enough free space. */
export async function checkDisk(
  { files }: CheckedHost,
  running: RunningHost,
): Promise<readonly SetupFinding[]> {
  return Promise.all([running.root(), ...folders.map((path) => space(files, path))]);
}

async function space(files: HostFilePort, path: string): Promise<SetupFinding> {
  const place = await files.locate(path);
  try {
    if (place === null)
      return notLooked(
        'space',
        { code: 'unreadable', path, detail: 'a link leads out of the root' },
        { subject: path },
      );
    const { bavail, bsize } = await statfs(place);
    const free = bavail * bsize;
    return {
      code: 'space',
      state: free < neededBytes ? 'wrong' : 'fine',
      subject: path,
      value: `${Math.floor(free / (1024 * 1024))} MiB`,
      cause: null,
    };
  } catch (error) {
    const code = errorCode(error) === 'ENOENT' ? 'absent' : 'unreadable';
    return notLooked('space', { code, path, detail: errorCode(error) }, { subject: path });
  }
}
