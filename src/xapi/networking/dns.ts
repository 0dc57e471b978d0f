import { isIpv4, isIpv6 } from '../../model/index.js';

const list = (text: string): readonly string[] => text.split(',').map((entry) => entry.trim());

/**
 * PIF.DNS after one family is reconfigured: that family's servers of the argument first, then the
 * other family's that were there. Anything that is no address is dropped, as xapi does.
 */
export function mergeDns(wanted: string, before: string, family: 'IPv4' | 'IPv6'): string {
  const [mine, other] = family === 'IPv4' ? [isIpv4, isIpv6] : [isIpv6, isIpv4];
  return [
    ...list(wanted).filter((entry) => mine(entry)),
    ...list(before).filter((entry) => other(entry)),
  ].join(',');
}

/**
 * PIF.DNS when the wire names the servers of a family or of both: they take the place of that
 * family's, and the families keep their order.
 */
export function givenDns(
  before: string,
  given: { readonly ipv4?: string; readonly ipv6?: string },
): string {
  const ipv4 = list(given.ipv4 ?? before).filter(isIpv4);
  const ipv6 = list(given.ipv6 ?? before).filter(isIpv6);
  return (isIpv6(list(before)[0] ?? '') ? [...ipv6, ...ipv4] : [...ipv4, ...ipv6]).join(',');
}
