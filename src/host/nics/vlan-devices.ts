import type { HostTree } from '../files/host-tree.js';
import { sysfsNic } from './sysfs.js';
import { known, type Known, type VlanDevice } from '../../model/index.js';

/**
 * The file in which a kernel with the 8021q module lists its VLAN devices: two heading lines, then
 * lines such as `eth0.20 | 20 | eth0`.
 */
export const vlanListPath = '/proc/net/vlan/config';

/**
 * The kernel's VLAN devices, including those that xapi did not make. A kernel without the list has
 * none. Unknown when the list cannot be read.
 */
export async function readVlanDevices(files: HostTree): Promise<Known<readonly VlanDevice[]>> {
  const list = await files.text(vlanListPath);
  if (!list.known) return list.reason.code === 'absent' ? known([]) : list;
  const devices: VlanDevice[] = [];
  for (const line of list.value.split('\n')) {
    const [, name, tag, device] = /^([^\s|]+)\s*\|\s*(\d+)\s*\|\s*([^\s|]+)\s*$/.exec(line) ?? [];
    if (name !== undefined && tag !== undefined && device !== undefined)
      devices.push({
        name,
        tag: Number(tag),
        device,
        memberOf: await sysfsNic(files, name).linkName('master'),
      });
  }
  return known(devices);
}
