import { commaList, isIpv4, isIpv6 } from '../../model/index.js';

/**
 * PIF.DNS after one family is reconfigured. The given servers of that family come first, then the
 * old servers of the other family. Text that is not an address is dropped, as in xapi.
 */
export function mergeDns(wanted: string, before: string, family: 'IPv4' | 'IPv6'): string {
  const [mine, other] = family === 'IPv4' ? [isIpv4, isIpv6] : [isIpv6, isIpv4];
  return [
    ...commaList(wanted).filter((entry) => mine(entry)),
    ...commaList(before).filter((entry) => other(entry)),
  ].join(',');
}

/**
 * PIF.DNS after the network named servers of one or both families. They replace the servers of
 * those families. The order of the families stays.
 */
export function givenDns(
  before: string,
  given: { readonly ipv4?: readonly string[]; readonly ipv6?: readonly string[] },
): string {
  const known = commaList(before);
  const ipv4 = (given.ipv4 ?? known).filter(isIpv4);
  const ipv6 = (given.ipv6 ?? known).filter(isIpv6);
  return (isIpv6(known[0] ?? '') ? [...ipv6, ...ipv4] : [...ipv4, ...ipv6]).join(',');
}
