import { join } from 'node:path';
import { readNicAddresses } from './nic-addresses.js';
import { sysfsNic } from './sysfs.js';
import { readXapiState } from './xapi-state.js';

/**
 * A few cheap signs of life as one text: whether xapi answers, the link of these devices, and their addresses. Two that differ mean that
 * it is time to read everything again; what they are made of is nobody's business.
 */
export async function readPulse(root: string, devices: readonly string[]): Promise<string> {
  const [xapi, addresses, links] = await Promise.all([
    readXapiState(root), readNicAddresses(root), Promise.all(devices.map((device) => sysfsNic(join(root, 'sys/class/net', device)).text('carrier'))),
  ]);
  return JSON.stringify([xapi, links, devices.map((device) => addresses.get(device) ?? [])]);
}
