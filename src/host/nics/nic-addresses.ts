import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { isJsonObject } from '../../model/index.js';

/** Device -> its IP addresses with prefix length (`10.0.0.5/24`), link-local IPv6 ones included. */
export type NicAddresses = ReadonlyMap<string, readonly string[]>;

/**
 * The addresses each device holds now: the kernel's own on the real root. A tree elsewhere has no kernel; its embedded host
 * keeps them in run/network/addresses.json. Absent or damaged there means none, as on a host that has just lost its network. Read
 * at once, like the kernel's: it is looked at again and again, and is a few bytes.
 */
export function readNicAddresses(root: string): NicAddresses {
  if (root === '/') {
    return new Map(
      Object.entries(networkInterfaces()).map(([device, list]) => [
        device,
        (list ?? []).flatMap((entry) => entry.cidr ?? []),
      ]),
    );
  }
  const found = new Map<string, readonly string[]>();
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(join(root, 'run/network/addresses.json'), 'utf8'));
  } catch {
    return found;
  }
  if (!isJsonObject(document)) return found;
  for (const [device, list] of Object.entries(document)) {
    if (Array.isArray(list))
      found.set(
        device,
        list.filter((entry: unknown) => typeof entry === 'string'),
      );
  }
  return found;
}
