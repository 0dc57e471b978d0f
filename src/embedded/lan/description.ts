import type { HostTree } from '../../host/index.js';
import { isJsonObject, known, unknown, type Known } from '../../model/index.js';
import { readTreeJson, textOf, textsOf } from './json.js';

/**
 * Where the network around an embedded host is described, below its root: what each of its ports
 * would meet.
 */
export const lanPath = 'etc/embedded-lan.json';

/** What a DHCP server on the wire offers. */
export interface DhcpOffer {
  readonly address: string;
  readonly netmask: string;
  /** '' = the server names none. */
  readonly gateway: string;
  readonly dns: readonly string[];
}

/**
 * One broadcast domain as a port sees it: null or '' where nobody answers. Addresses of IPv6 are
 * `address/prefixLength`.
 */
export interface LanSegment {
  readonly dhcp: DhcpOffer | null;
  /** What the DHCPv6 server gives the port. */
  readonly dhcp6: string;
  /** What the port makes of the router's advertised prefix. */
  readonly autoconf: string;
  /**
   * The router that advertises itself: the gateway of whoever has an address by DHCPv6 or
   * advertisement.
   */
  readonly router6: string;
  /** The name servers that come with either. */
  readonly dns6: readonly string[];
}

/** The network around the host, by the port's MAC (lower case) and VLAN tag; null = untagged. */
export interface Lan {
  segment(mac: string, vlan: number | null): LanSegment;
}

/** A wire on which nobody answers. */
export const silence: LanSegment = { dhcp: null, dhcp6: '', autoconf: '', router6: '', dns6: [] };

/**
 * Reads the description. Absent means a network in which nobody answers. Errors: unreadable,
 * damaged.
 */
export async function readLan(tree: HostTree): Promise<Known<Lan>> {
  const document = await readTreeJson(tree, lanPath);
  if (!document.known)
    return document.reason.code === 'absent' ? known({ segment: () => silence }) : document;
  const ports: unknown = isJsonObject(document.value) ? document.value['ports'] : null;
  if (!isJsonObject(ports))
    return unknown('damaged', `${lanPath}: there is no object "ports" in it`);
  const segments = new Map<string, LanSegment>();
  for (const [mac, port] of Object.entries(ports)) {
    if (!isJsonObject(port)) continue;
    segments.set(segmentKey(mac, null), segmentOf(port['untagged']));
    const vlans = port['vlans'];
    if (!isJsonObject(vlans)) continue;
    for (const [tag, segment] of Object.entries(vlans))
      segments.set(segmentKey(mac, Number(tag)), segmentOf(segment));
  }
  return known({ segment: (mac, vlan) => segments.get(segmentKey(mac, vlan)) ?? silence });
}

function segmentKey(mac: string, vlan: number | null): string {
  return `${mac.toLowerCase()} ${vlan ?? 'untagged'}`;
}

function segmentOf(value: unknown): LanSegment {
  if (!isJsonObject(value)) return silence;
  const dhcp = value['dhcp'];
  return {
    dhcp:
      isJsonObject(dhcp) && textOf(dhcp, 'address') !== ''
        ? {
            address: textOf(dhcp, 'address'),
            netmask: textOf(dhcp, 'netmask'),
            gateway: textOf(dhcp, 'gateway'),
            dns: textsOf(dhcp['dns']),
          }
        : null,
    dhcp6: textOf(value, 'dhcp6'),
    autoconf: textOf(value, 'autoconf'),
    router6: textOf(value, 'router6'),
    dns6: textsOf(value['dns6']),
  };
}
