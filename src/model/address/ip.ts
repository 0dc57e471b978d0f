import { isPoolName, type HostName, type Ipv4, type Ipv6, type Unusable } from './address.js';
import { ipv4Unusable, isIpv4 } from './ipv4.js';
import { ipv6Bits, ipv6Unusable, isIpv6 } from './ipv6.js';

/** True for an IPv4 or IPv6 address. */
export function isIp(text: string): text is Ipv4 | Ipv6 {
  return isIpv4(text) || isIpv6(text);
}

/** Why no host can be reached under this address; null when one can. */
export function ipUnusable(address: Ipv4 | Ipv6): Unusable | null {
  return isIpv4(address) ? ipv4Unusable(address) : ipv6Unusable(address);
}

/** True when both name the same address or host. Case and the spelling of IPv6 do not matter. */
export function sameAddress(one: string, other: string): boolean {
  if (isIpv6(one) && isIpv6(other)) return ipv6Bits(one) === ipv6Bits(other);
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * Reads an IPv4 address, an IPv6 address or a host name. null for any other text, also for one with
 * a port or a prefix behind it.
 */
export function parseHost(text: string): Ipv4 | Ipv6 | HostName | null {
  return isIp(text) || isPoolName(text) ? text : null;
}
