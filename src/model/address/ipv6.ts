import type { Ipv6, Unusable } from './address.js';
import { ipv4Bits, isIpv4 } from './ipv4.js';

/**
 * Reads the groups on one side of '::'; null when one is malformed. Only the end of an address may
 * be dotted IPv4.
 */
function groups(text: string, mayEndDotted: boolean): readonly number[] | null {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const tail: number[] = [];
  if (mayEndDotted && isIpv4(last)) {
    const bits = ipv4Bits(last);
    tail.push(bits >>> 16, bits & 0xffff);
    parts.pop();
  }
  if (!parts.every((part) => /^[0-9a-fA-F]{1,4}$/.test(part))) return null;
  return [...parts.map((part) => parseInt(part, 16)), ...tail];
}

/**
 * The eight 16-bit groups of an IPv6 address; null when the text is not one. RFC 4291 allows one
 * '::', which stands for at least one group. A zone or a prefix is refused.
 */
function parseGroups(text: string): readonly number[] | null {
  const [before = '', after, ...more] = text.split('::');
  if (more.length > 0) return null;
  if (after === undefined) {
    const all = groups(before, true);
    return all?.length === 8 ? all : null;
  }
  const head = groups(before, false);
  const tail = groups(after, true);
  if (head === null || tail === null || head.length + tail.length > 7) return null;
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

/** True for an IPv6 address without a zone or a prefix. */
export function isIpv6(text: string): text is Ipv6 {
  return parseGroups(text) !== null;
}

/** The 128 bits; equal for two spellings of one address. */
export function ipv6Bits(address: Ipv6): bigint {
  return (parseGroups(address) ?? []).reduce((bits, group) => (bits << 16n) | BigInt(group), 0n);
}

/** True when the first `length` (0 to 128) bits of both are equal. */
export function samePrefix(one: Ipv6, other: Ipv6, length: number): boolean {
  const shift = BigInt(128 - length);
  return ipv6Bits(one) >> shift === ipv6Bits(other) >> shift;
}

/**
 * True for an address in fe80::/10. Such an address is good as a gateway, since routers announce
 * themselves with it. It is useless as the address of a host that others have to reach.
 */
export function isLinkLocal(address: string): boolean {
  return isIpv6(address) && ipv6Bits(address) >> 118n === 0x3fan;
}

/**
 * Why no host can be reached at this address; null when one can. A link-local address needs a zone,
 * and no file of the reset can hold one.
 */
export function ipv6Unusable(address: Ipv6): Unusable | null {
  const bits = ipv6Bits(address);
  if (bits === 0n) return 'unspecified';
  if (bits === 1n) return 'loopback';
  if (bits >> 120n === 0xffn) return 'multicast';
  if (bits >> 32n === 0xffffn) return 'mapped';
  return isLinkLocal(address) ? 'linkLocal' : null;
}

/**
 * Why no host can have this address in its own subnet; null when one can. With all host bits zero
 * it is the anycast address of the routers (RFC 4291, 2.6.1).
 */
export function ipv6UnusableIn(address: Ipv6, length: number): Unusable | null {
  const hostBits = BigInt.asUintN(128 - length, ipv6Bits(address));
  return length < 127 && hostBits === 0n ? 'network' : null;
}

/** 128 bits in the short spelling of RFC 5952: the longest run of zero groups is `::`. */
function shortForm(bits: bigint): string {
  const all = Array.from({ length: 8 }, (_, at) =>
    Number((bits >> BigInt(16 * (7 - at))) & 0xffffn).toString(16),
  );
  const runs = all.map((_, at) => {
    const end = all.findIndex((group, index) => index >= at && group !== '0');
    return (end === -1 ? all.length : end) - at;
  });
  const longest = Math.max(...runs);
  if (longest < 2) return all.join(':');
  const at = runs.indexOf(longest);
  return `${all.slice(0, at).join(':')}::${all.slice(at + longest).join(':')}`;
}

/** 32 hexadecimal digits as an address in its short spelling; null for anything else. */
export function ipv6FromHex(digits: string): Ipv6 | null {
  if (!/^[0-9a-fA-F]{32}$/.test(digits)) return null;
  const text = shortForm(BigInt(`0x${digits}`));
  return isIpv6(text) ? text : null;
}

/** The subnet of an address as an operator writes it: `2001:db8::/64`. */
export function subnetText6(address: Ipv6, length: number): string {
  const host = BigInt(128 - length);
  return `${shortForm((ipv6Bits(address) >> host) << host)}/${length}`;
}
