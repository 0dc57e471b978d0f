import { statfs } from 'node:fs/promises';
import type { HostPort, SetupFinding } from '../../model/index.js';
import { finding } from './finding.js';

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
  if (host.kind !== 'machine') return finding('root', 'notLooked', '');
  const mounts = await host.files.text('/proc/self/mounts');
  const options = (mounts.known ? mounts.value : '')
    .split('\n')
    .map((line) => line.split(' '))
    .findLast(([, place]) => place === '/')?.[3]
    ?.split(',');
  if (options === undefined) return finding('root', 'notLooked', '');
  return options.includes('ro')
    ? finding('root', 'wrong', 'read-only')
    : finding('root', 'fine', 'writable');
}

async function space(host: HostPort, path: string): Promise<SetupFinding> {
  const place = await host.files.locate(path);
  try {
    if (place === null) throw new Error('its links lead nowhere safe');
    const { bavail, bsize } = await statfs(place);
    const free = bavail * bsize;
    return {
      code: 'space',
      state: free < neededBytes ? 'wrong' : 'fine',
      subject: path,
      value: `${Math.floor(free / (1024 * 1024))} MiB`,
    };
  } catch {
    return { code: 'space', state: 'notLooked', subject: path, value: '' };
  }
}
