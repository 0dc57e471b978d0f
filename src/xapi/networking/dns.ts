import { isIpv4, isIpv6 } from '../../reset/index.js';

/** PIF.DNS after one family is reconfigured: that family's servers of the argument first, then the other family's that were there. Anything that is no address is dropped, as xapi does. */
export function mergeDns(wanted: string, before: string, family: 'IPv4' | 'IPv6'): string {
  const list = (text: string) => text.split(',').map((entry) => entry.trim());
  const [mine, other] = family === 'IPv4' ? [isIpv4, isIpv6] : [isIpv6, isIpv4];
  return [...list(wanted).filter((entry) => mine(entry)), ...list(before).filter((entry) => other(entry))].join(',');
}
