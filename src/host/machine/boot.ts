import { readHostText } from '../files/host-text.js';

/** The kernel's boot id, another one after every boot; '' where the host below `root` does not show one. */
export async function readBootId(root: string): Promise<string> {
  const text = await readHostText(root, '/proc/sys/kernel/random/boot_id');
  return text.known ? text.value.trim() : '';
}
