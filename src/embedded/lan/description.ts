import type { HostTree } from '../../host/index.js';
import {
  isJsonObject,
  known,
  unknown,
  type Known,
  jsonText,
  jsonTexts,
} from '../../model/index.js';
import { readTreeJson } from './json.js';

/**
 * The path, below the root, of the description of the network around an embedded host. It says what
 * each port finds on its wire.
 */
export const lanPath = 'etc/embedded-lan.json';

/** What each device of a running tree has got from its wire; not there while it is switched off. */
export const leasesPath = 'run/network/leases.json';

/** What a DHCP server on the wire offers. */
export interface DhcpOffer {
  readonly address: string;
  readonly netmask: string;
  /** '' when the server names no gateway. */
  readonly gateway: string;
  readonly dns: readonly string[];
}

/**
 * One broadcast domain as a port sees it. A field is null or '' when no server or router answers.
 * IPv6 addresses are `address/prefixLength`.
 */
export interface LanSegment {
  readonly dhcp: DhcpOffer | null;
  /** The address that the DHCPv6 server gives the port. */
  readonly dhcp6: string;
  /** The address that the port forms from the prefix in the router's advertisement. */
  readonly autoconf: string;
  /**
   * The router that advertises itself. It is the gateway for an address from DHCPv6 or from an
   * advertisement.
   */
  readonly router6: string;
  /** The name servers that come with DHCPv6 or with the advertisement. */
  readonly dns6: readonly string[];
}

/** The network around the host, by the port's MAC (lower case) and VLAN tag; null = untagged. */
export interface Lan {
  segment(mac: string, vlan: number | null): LanSegment;
}

/** A wire on which no server or router answers. */
export const silence: LanSegment = { dhcp: null, dhcp6: '', autoconf: '', router6: '', dns6: [] };

/**
 * Reads the description. An absent file means a network in which nothing answers. Errors:
 * unreadable, damaged.
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
      isJsonObject(dhcp) && jsonText(dhcp, 'address') !== ''
        ? {
            address: jsonText(dhcp, 'address'),
            netmask: jsonText(dhcp, 'netmask'),
            gateway: jsonText(dhcp, 'gateway'),
            dns: jsonTexts(dhcp['dns']),
          }
        : null,
    dhcp6: jsonText(value, 'dhcp6'),
    autoconf: jsonText(value, 'autoconf'),
    router6: jsonText(value, 'router6'),
    dns6: jsonTexts(value['dns6']),
  };
}
