import type { Ipv4, Unusable } from './address.js';

/** 0 to 255 without leading zeros: some programs read "010" as 8, others as 10. */
const octet = '(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])';
const dotted = new RegExp(`^${octet}(\\.${octet}){3}$`);

/**
 * True for four decimal numbers 0 to 255 in ASCII digits, without leading zeros, and nothing else.
 */
export function isIpv4(text: string): text is Ipv4 {
  return dotted.test(text);
}

/** The 32 bits as a number from 0 to 2^32 - 1. */
export function ipv4Bits(address: Ipv4): number {
  return address.split('.').reduce((bits, part) => bits * 256 + Number(part), 0);
}

function dottedForm(bits: number): Ipv4 {
  const text = [24, 16, 8, 0].map((shift) => String((bits >>> shift) & 255)).join('.');
  if (!isIpv4(text)) throw new Error(`${bits} are no 32 bits of an address`);
  return text;
}

/** The number of leading one bits of a netmask; null when a one follows a zero. */
export function netmaskLength(netmask: Ipv4): number | null {
  const bits = ipv4Bits(netmask);
  const length = Math.clz32(~bits);
  return ipv4Range(bits, length).first === bits ? length : null;
}

/** The netmask with `length` leading one bits (0 to 32): the inverse of `netmaskLength`. */
export function netmaskOf(length: number): Ipv4 {
  return dottedForm(2 ** 32 - 2 ** (32 - length));
}

/** First and last address (as bits) of the subnet that `bits` lies in. */
function ipv4Range(
  bits: number,
  length: number,
): { readonly first: number; readonly last: number } {
  const size = 2 ** (32 - length);
  const first = Math.floor(bits / size) * size;
  return { first, last: first + size - 1 };
}

/** A subnet: its parts, and its text as an operator writes it (`192.0.2.0/24`). */
export interface Subnet {
  readonly first: number;
  readonly last: number;
  readonly length: number;
  readonly text: string;
}

/** The subnet of an address; `length` is 0 to 32. */
export function subnetOf(address: Ipv4, length: number): Subnet {
  const range = ipv4Range(ipv4Bits(address), length);
  return { ...range, length, text: `${dottedForm(range.first)}/${length}` };
}

/** True when the address lies in the subnet. */
export function inSubnet(address: Ipv4, subnet: Subnet): boolean {
  const bits = ipv4Bits(address);
  return bits >= subnet.first && bits <= subnet.last;
}

/**
 * Why no host anywhere can have this address; null when one can. 169.254.0.0/16 is usable: it is
 * enough for a cable straight to a laptop.
 */
export function ipv4Unusable(address: Ipv4): Unusable | null {
  const first = Math.floor(ipv4Bits(address) / 2 ** 24);
  if (first === 0) return 'unspecified';
  if (first === 127) return 'loopback';
  if (first < 224) return null;
  if (first < 240) return 'multicast';
  return address === '255.255.255.255' ? 'broadcast' : 'reserved';
}

/**
 * Why no host can have this address in its own subnet; null when one can. A /31 has no network and
 * no broadcast address (RFC 3021). A /32 contains the host alone.
 */
export function ipv4UnusableIn(address: Ipv4, subnet: Subnet): Unusable | null {
  const bits = ipv4Bits(address);
  if (subnet.length <= 30 && bits === subnet.first) return 'network';
  if (subnet.length <= 30 && bits === subnet.last) return 'broadcast';
  return null;
}
