import { join } from 'node:path';
import type { HostFacts, NicSign } from '../../model/index.js';
import { readNicAddresses } from './nic-addresses.js';
import { carrierNow } from './sysfs.js';

/** A few signs of life as one text: whether xapi answers, and link and addresses of some devices. Two that differ mean that something has changed. */
type Fingerprint = string;

const fingerprint = (
  xapi: HostFacts['xapi'],
  devices: readonly { readonly carrier: boolean | null; readonly addresses: readonly string[] }[],
): Fingerprint =>
  JSON.stringify([xapi, devices.map(({ carrier, addresses }) => [carrier, addresses])]);

/** The pulse that a host had when these facts were read. */
export function fingerprintOf(
  { xapi, nics }: Pick<HostFacts, 'xapi' | 'nics'>,
  devices: readonly string[],
): Fingerprint {
  const known = nics.known ? nics.value : [];
  return fingerprint(
    xapi,
    devices.map(
      (device) => known.find((nic) => nic.device === device) ?? { carrier: null, addresses: [] },
    ),
  );
}

/** The pulse it has now, its xapi being so: cheap enough to be felt again and again, as nothing is waited for. */
export function fingerprintNow(
  root: string,
  devices: readonly string[],
  xapi: HostFacts['xapi'],
): Fingerprint {
  return fingerprint(xapi, nicSigns(root, devices));
}

/** Link and addresses of these devices at this moment, in their order. */
export function nicSigns(root: string, devices: readonly string[]): readonly NicSign[] {
  const addresses = readNicAddresses(root);
  return devices.map((device) => ({
    carrier: carrierNow(join(root, 'sys/class/net', device)),
    addresses: addresses.get(device) ?? [],
  }));
}
