import type { HostFilePort } from '../../model/index.js';
import { openTree } from '../files/host-tree.js';

/** The kernel's boot id, a new one for every boot; '' when the host shows none. */
export async function readBootId(files: Pick<HostFilePort, 'text'>): Promise<string> {
  const text = await files.text('/proc/sys/kernel/random/boot_id');
  return text.known ? text.value.trim() : '';
}

/** The boot id of the machine that this process runs on, whatever host it works on. */
export async function thisBoot(): Promise<string> {
  return readBootId(await openTree('/'));
}
