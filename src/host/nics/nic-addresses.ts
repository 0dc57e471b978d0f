import { networkInterfaces } from 'node:os';

/** Device -> its IP addresses with prefix length (`10.0.0.5/24`), link-local IPv6 ones included. */
export type NicAddresses = ReadonlyMap<string, readonly string[]>;

/** The addresses each device of this machine holds now, by its kernel. */
export function kernelAddresses(): NicAddresses {
  return new Map(
    Object.entries(networkInterfaces()).map(([device, list]) => [
      device,
      (list ?? []).flatMap((entry) => entry.cidr ?? []),
    ]),
  );
}
