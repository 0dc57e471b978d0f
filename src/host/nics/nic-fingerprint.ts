import type { HostFacts, NicSign } from '../../model/index.js';
import type { NicSource } from './nic-source.js';
import { signOf } from './sysfs.js';

/**
 * A text of a few readings: whether xapi answers, and link, MAC, MTU, place and addresses of
 * some devices. When two differ, something has changed.
 */
type NicFingerprint = string;

const fingerprint = (xapi: HostFacts['xapi'], devices: readonly NicSign[]): NicFingerprint =>
  JSON.stringify([
    xapi,
    devices.map(({ carrier, mac, mtu, isPort, addresses }) => [
      carrier,
      mac,
      mtu,
      isPort,
      addresses,
    ]),
  ]);

const none: NicSign = { carrier: null, mac: null, mtu: null, isPort: false, addresses: [] };

/** The fingerprint of the host at the time when these facts were read. */
export function fingerprintOf(
  { xapi, nics }: Pick<HostFacts, 'xapi' | 'nics'>,
  devices: readonly string[],
): NicFingerprint {
  const known = nics.known ? nics.value : [];
  return fingerprint(
    xapi,
    devices.map((device) => {
      const nic = known.find((one) => one.device === device);
      return nic === undefined ? none : { ...nic, isPort: nic.memberOf !== null };
    }),
  );
}

/** The fingerprint of the host now, from the signs of its devices and its xapi. */
export const fingerprintNow = (
  signs: readonly NicSign[],
  xapi: HostFacts['xapi'],
): NicFingerprint => fingerprint(xapi, signs);

/**
 * Link, MAC, MTU and addresses of these devices now, in the given order. It is cheap enough to call
 * again and again.
 */
export function nicSigns(
  source: NicSource,
  devices: readonly string[],
): Promise<readonly NicSign[]> {
  const addresses = source.addresses();
  return Promise.all(
    devices.map(async (device) => ({
      ...(await signOf(source.tree, device)),
      addresses: addresses.get(device) ?? [],
    })),
  );
}
