import { isIp } from '../address/ip.js';
import type { Ipv4, Ipv6 } from '../address/address.js';
import { isJsonObject } from '../json-object.js';

/** An address that was put on an interface for a while, and what goes with it. */
export interface TemporaryAddress {
  readonly address: Ipv4 | Ipv6;
  /** As the kernel has it: 32 where it stands by itself. */
  readonly prefixLength: number;
  readonly on: string;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Of the default route that was made with it; null: none. */
  readonly gateway: Ipv4 | Ipv6 | null;
  /** `on` is a VLAN interface that was made for it. */
  readonly madeInterface: boolean;
}

/** Whether a value from a file is one. */
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
