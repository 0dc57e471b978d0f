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
  given: { readonly ipv4?: string; readonly ipv6?: string },
): string {
  const ipv4 = commaList(given.ipv4 ?? before).filter(isIpv4);
  const ipv6 = commaList(given.ipv6 ?? before).filter(isIpv6);
  return (isIpv6(commaList(before)[0] ?? '') ? [...ipv6, ...ipv4] : [...ipv4, ...ipv6]).join(',');
}
