import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './disk.js';

/**
 * The path on this machine of a file or folder below `directory` that is read or written without
 * the file port. Throws a system error when a link is on the way, or something stands there that
 * would block whoever opens it. Nobody but us makes the places that this is for, and we make no
 * links there.
 */
export async function placeWithoutLinks(directory: string, path: string): Promise<string> {
  let place = directory;
  for (const name of path.split('/').filter((part) => part !== '')) {
    place = join(place, name);
    const entry = await entryAt(place);
    if (entry === null) break;
    if (entry.isSymbolicLink()) throw placeError('ELOOP', place, 'is a link');
    if (!entry.isDirectory() && !entry.isFile() && !entry.isSocket())
      throw placeError('EINVAL', place, 'is neither a file nor a folder');
  }
  return join(directory, path);
}

async function entryAt(place: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  try {
    return await lstat(place);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function placeError(code: string, place: string, why: string): Error {
  return Object.assign(new Error(`${code}: ${place} ${why}`), { code });
}
