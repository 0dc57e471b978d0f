import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { known, unknown, type Known } from '../reset/index.js';
import { diskPath } from './disk-path.js';
import { errorCode } from './disk.js';

/** The host's name as it calls itself without XAPI: the kernel's on the machine itself, /etc/hostname in a tree elsewhere. */
export async function readHostName(root: string): Promise<Known<string>> {
  if (root === '/') return known(hostname());
  const path = await diskPath(root, '/etc/hostname');
  if (path === null) return unknown('absent', '/etc/hostname');
  try {
    return known((await readFile(path, 'utf8')).trim());
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? unknown('absent', '/etc/hostname') : unknown('unreadable', `/etc/hostname: ${errorCode(error)}`);
  }
}
