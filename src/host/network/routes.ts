import { isJsonObject, known, type Known } from '../../model/index.js';
import { readHostText } from '../files/host-text.js';
import { readTreeJson, textOf } from '../lan/json.js';

/** A way out of the host's own networks, as it is in force now. */
export interface Gateway {
  readonly family: 4 | 6;
  readonly address: string;
  readonly device: string;
}

const routeUp = 0x1;
const routeGateway = 0x2;

/**
 * The default gateways: of the kernel's routing tables (<root>/proc/net/route, ipv6_route) on the machine itself; of what its LAN gave
 * (run/network/leases.json) for an embedded host. An empty list is an answer: no gateway. Reasons: unreadable, damaged.
 */
export async function readGateways(root: string): Promise<Known<readonly Gateway[]>> {
  return root === '/' ? kernelGateways(root) : leasedGateways(root);
}

async function kernelGateways(root: string): Promise<Known<readonly Gateway[]>> {
  const ipv4 = await readHostText(root, '/proc/net/route');
  if (!ipv4.known) return ipv4;
  const ipv6 = await readHostText(root, '/proc/net/ipv6_route');
  // A kernel without IPv6 has no such table.
  return known([...ipv4Gateways(ipv4.value), ...(ipv6.known ? ipv6Gateways(ipv6.value) : [])]);
}

/** Default gateways in the text of /proc/net/route: hexadecimal in the processor's (little endian) order. */
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

/** Default gateways in the text of /proc/net/ipv6_route, those of the local network written with the device they belong to. */
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
    return [{ family: 6 as const, address: shortForm(next), device }];
  });
}

/** 32 hexadecimal digits as an address in its shortest spelling. */
function shortForm(digits: string): string {
  const host = new URL(`http://[${(digits.match(/.{4}/g) ?? []).join(':')}]`).hostname;
  return host.slice(1, -1);
}

async function leasedGateways(root: string): Promise<Known<readonly Gateway[]>> {
  const leases = await readTreeJson(root, 'run/network/leases.json');
  // Before its first boot, or switched off: nothing is configured.
  if (!leases.known) return leases.reason.code === 'absent' ? known([]) : leases;
  return known(
    Object.entries(isJsonObject(leases.value) ? leases.value : {}).flatMap(
      ([device, lease]): Gateway[] => {
        if (!isJsonObject(lease)) return [];
        const ipv4 = textOf(lease, 'gateway');
        const ipv6 = textOf(lease, 'gateway6');
        return [
          ...(ipv4 === '' ? [] : [{ family: 4 as const, address: ipv4, device }]),
          ...(ipv6 === '' ? [] : [{ family: 6 as const, address: ipv6, device }]),
        ];
      },
    ),
  );
}
