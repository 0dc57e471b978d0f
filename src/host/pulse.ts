import { join } from 'node:path';
import type { HostFacts } from '../reset/index.js';
import { readNicAddresses } from './nic-addresses.js';
import { sysfsNic } from './sysfs.js';
import { readXapiState } from './xapi-state.js';

/** A few signs of life as one text: whether xapi answers, and link and addresses of some devices. Two that differ mean that something has changed. */
type Pulse = string;

const pulse = (xapi: HostFacts['xapi'], devices: readonly { readonly carrier: boolean | null; readonly addresses: readonly string[] }[]): Pulse =>
  JSON.stringify([xapi, devices.map(({ carrier, addresses }) => [carrier, addresses])]);

/** The pulse that a host had when these facts were read. */
export function pulseOf({ xapi, nics }: Pick<HostFacts, 'xapi' | 'nics'>, devices: readonly string[]): Pulse {
  const known = nics.known ? nics.value : [];
  return pulse(xapi, devices.map((device) => known.find((nic) => nic.device === device) ?? { carrier: null, addresses: [] }));
}

/** The pulse it has now: cheap enough to be felt again and again. */
export async function readPulse(root: string, devices: readonly string[]): Promise<Pulse> {
  const carrierOf = async (device: string): Promise<boolean | null> => {
    const text = await sysfsNic(join(root, 'sys/class/net', device)).text('carrier');
    return text === '1' ? true : text === '0' ? false : null;
  };
  const [xapi, addresses, carriers] = await Promise.all([readXapiState(root), readNicAddresses(root), Promise.all(devices.map(carrierOf))]);
  return pulse(xapi, devices.map((device, index) => ({ carrier: carriers[index] ?? null, addresses: addresses.get(device) ?? [] })));
}
