import type { HostFacts, NicSign } from '../../model/index.js';
import type { NicSource } from './nic-source.js';
import { carrierNow } from './sysfs.js';

/**
 * A few signs of life as one text: whether xapi answers, and link and addresses of some devices.
 * Two that differ mean that something has changed.
 */
type Fingerprint = string;

const fingerprint = (xapi: HostFacts['xapi'], devices: readonly NicSign[]): Fingerprint =>
  JSON.stringify([xapi, devices.map(({ carrier, addresses }) => [carrier, addresses])]);

/** The fingerprint that a host had when these facts were read. */
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

/** The same of the signs that it shows now, its xapi being so. */
export const fingerprintNow = (signs: readonly NicSign[], xapi: HostFacts['xapi']): Fingerprint =>
  fingerprint(xapi, signs);

/**
 * Link and addresses of these devices at this moment, in their order. Cheap enough to be looked at
 * again and again, as nothing is waited for.
 */
export function nicSigns(source: NicSource, devices: readonly string[]): readonly NicSign[] {
  const addresses = source.addresses();
  return devices.map((device) => ({
    carrier: carrierNow(source.tree, device),
    addresses: addresses.get(device) ?? [],
  }));
}
