import { hostname } from 'node:os';
import { known, type Known } from '../../model/index.js';
import { readHostText } from '../files/host-text.js';

/** The host's name as it calls itself without XAPI: the kernel's on the machine itself, /etc/hostname in a tree elsewhere. */
export async function readHostName(root: string): Promise<Known<string>> {
  if (root === '/') return known(hostname());
  const name = await readHostText(root, '/etc/hostname');
  return name.known ? known(name.value.trim()) : name;
}
