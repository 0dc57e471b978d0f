import { readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { known, type Known, type VlanDevice } from '../../model/index.js';
import { readHostText } from '../files/host-text.js';

/** Where a kernel with the 8021q module lists its VLAN devices: two heading lines, then `eth0.20 | 20 | eth0`. */
export const vlanListPath = '/proc/net/vlan/config';

/** The bridge or bond the device is a port of; null when it is of none. */
async function masterOf(root: string, name: string): Promise<string | null> {
  try {
    return basename(await readlink(join(root, 'sys/class/net', name, 'master')));
  } catch {
    // For sysfs every failing read means the same: there is no such link.
    return null;
  }
}

/** The kernel's VLAN devices, whoever made them. A kernel without the list has none; unknown where it cannot be read. */
export async function readVlanDevices(root: string): Promise<Known<readonly VlanDevice[]>> {
  const list = await readHostText(root, vlanListPath);
  if (!list.known) return list.reason.code === 'absent' ? known([]) : list;
  const devices: VlanDevice[] = [];
  for (const line of list.value.split('\n')) {
    const [, name, tag, device] = /^([^\s|]+)\s*\|\s*(\d+)\s*\|\s*([^\s|]+)\s*$/.exec(line) ?? [];
    if (name !== undefined && tag !== undefined && device !== undefined)
      devices.push({ name, tag: Number(tag), device, memberOf: await masterOf(root, name) });
  }
  return known(devices);
}
