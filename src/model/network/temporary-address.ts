import { isIp } from '../address/ip.js';
import type { Ipv4, Ipv6 } from '../address/address.js';
import { isJsonObject } from '../json-object.js';

/** A temporary address on an interface, and what was made with it. */
export interface TemporaryAddress {
  readonly address: Ipv4 | Ipv6;
  /** The prefix length in the kernel: 32 when the address does not share a subnet. */
  readonly prefixLength: number;
  readonly on: string;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Gateway of the default route that was made with it; null: none. */
  readonly gateway: Ipv4 | Ipv6 | null;
  /** `on` is a VLAN interface that was made for it. */
  readonly madeInterface: boolean;
}

/** Whether a value from a file is a TemporaryAddress. */
export function isTemporaryAddress(value: unknown): value is TemporaryAddress {
  if (!isJsonObject(value)) return false;
  const { address, prefixLength, on, until, gateway, madeInterface } = value;
  return (
    typeof address === 'string' &&
    isIp(address) &&
    Number.isInteger(prefixLength) &&
    typeof on === 'string' &&
    typeof until === 'number' &&
    (gateway === null || (typeof gateway === 'string' && isIp(gateway))) &&
    typeof madeInterface === 'boolean'
  );
}
