import { ipv6FromHex, known, type Gateway, type Known } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';

const routeUp = 0x1;
const routeGateway = 0x2;

/**
 * The default gateways in the kernel's routing tables (/proc/net/route, ipv6_route). An empty list
 * means that there is no gateway. Errors: absent, unreadable.
 */
export async function readGateways(files: HostTree): Promise<Known<readonly Gateway[]>> {
  const ipv4 = await files.text('/proc/net/route');
  if (!ipv4.known) return ipv4;
  const ipv6 = await files.text('/proc/net/ipv6_route');
  // A kernel without IPv6 has no such table.
  return known([...ipv4Gateways(ipv4.value), ...(ipv6.known ? ipv6Gateways(ipv6.value) : [])]);
}

/**
 * The default gateways in the text of /proc/net/route. Its addresses are hexadecimal in the
 * processor's byte order (little endian).
 */
export function ipv4Gateways(table: string): readonly Gateway[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [device = '', destination, gateway = '', flags = '0', , , , mask] = line.split(/\s+/);
      const wanted = routeUp | routeGateway;
      if (
        destination !== '00000000' ||
        mask !== '00000000' ||
        (Number.parseInt(flags, 16) & wanted) !== wanted
      )
        return [];
      const address = (gateway.match(/../g) ?? [])
        .reverse()
        .map((pair) => Number.parseInt(pair, 16))
        .join('.');
      return [{ family: 4 as const, address, device }];
    });
}

/** The default gateways in the text of /proc/net/ipv6_route, each with its device. */
export function ipv6Gateways(table: string): readonly Gateway[] {
  return table.split('\n').flatMap((line) => {
    const [destination = '', length, , , next = '', , , , flags = '0', device = ''] = line
      .trim()
      .split(/\s+/);
    const wanted = routeUp | routeGateway;
    if (
      !/^0{32}$/.test(destination) ||
      length !== '00' ||
      /^0*$/.test(next) ||
      (Number.parseInt(flags, 16) & wanted) !== wanted
    )
      return [];
    const address = ipv6FromHex(next);
    return address === null ? [] : [{ family: 6 as const, address, device }];
  });
}
