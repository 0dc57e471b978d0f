import { networkInterfaces } from 'node:os';

/**
 * Maps a device to its IP addresses with prefix length (`10.0.0.5/24`), including link-local IPv6
 * addresses.
 */
export type NicAddresses = ReadonlyMap<string, readonly string[]>;

/** The addresses that each device of this machine has now, from its kernel. */
export function kernelAddresses(): NicAddresses {
  return new Map(
    Object.entries(networkInterfaces()).map(([device, list]) => [
      device,
      (list ?? []).flatMap((entry) => entry.cidr ?? []),
    ]),
  );
}
