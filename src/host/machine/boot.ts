import type { HostFilePort } from '../../model/index.js';
import { openTree } from '../files/host-tree.js';
import { wordAt } from '../files/text-of.js';
import { bootIdPath } from './processes.js';

/** The kernel's boot id, a new one for every boot; '' when the host shows none. */
export function readBootId(files: Pick<HostFilePort, 'text'>): Promise<string> {
  return wordAt(files, bootIdPath);
}

/** The boot id of the machine that this process runs on, whatever host it works on. */
export async function thisBoot(): Promise<string> {
  return readBootId(await openTree('/'));
}
