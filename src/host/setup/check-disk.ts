import { statfs } from 'node:fs/promises';
import type { HostPort, SetupFinding } from '../../model/index.js';
import { errorCode } from '../files/disk.js';
import { mountTable, readMounts } from '../files/mounts.js';
import { finding, notLooked, unreadCause } from './finding.js';

/** The folders in which a reset writes. */
const folders = ['/etc', '/var/lib', '/var/tmp'];
/**
 * Files, copies and journal of a reset need some hundred kilobytes. A pool database may be copied
 * beside them.
 */
const neededBytes = 16 * 1024 * 1024;

/** Checks that the root file system can be written, and that it has enough free space. */
export async function checkDisk(host: HostPort): Promise<readonly SetupFinding[]> {
  return [await checkRoot(host), ...(await Promise.all(folders.map((path) => space(host, path))))];
}

async function checkRoot(host: HostPort): Promise<SetupFinding> {
  if (host.kind !== 'machine') return notLooked('root', { code: 'tree' });
  const path = mountTable;
  const mounts = await readMounts(host.files);
  const root = mounts.known ? mounts.value.findLast(({ point }) => point === '/') : undefined;
  if (root === undefined)
    return notLooked(
      'root',
      unreadCause(path, mounts) ?? { code: 'lacks', path, detail: 'the root file system' },
    );
  return root.readOnly
    ? finding('root', 'wrong', 'read-only')
    : finding('root', 'fine', 'writable');
}

async function space(host: HostPort, path: string): Promise<SetupFinding> {
  const place = await host.files.locate(path);
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
