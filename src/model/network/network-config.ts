import { isIpv4, netmaskLength } from '../address/ipv4.js';

/** The configuration of a network interface, mostly a bridge. */
export interface InterfaceConfig {
  readonly ipv4:
    | { readonly mode: 'none' | 'dhcp' }
    | { readonly mode: 'static'; readonly address: string; readonly prefixLength: number };
  readonly gateway: string;
  readonly ipv6:
    | { readonly mode: 'none' | 'dhcp' | 'autoconf' }
    | { readonly mode: 'static'; readonly address: string; readonly prefixLength: number };
  readonly gateway6: string;
  readonly dns: readonly string[];
  /** Absent: the usual one. */
  readonly mtu?: number;
}

/** A port of a bridge: one device, or the members of a bond that has the port's name. */
export interface PortConfig {
  readonly interfaces: readonly string[];
  /** Mode of a bond in XenAPI's spelling; '' when not set. */
  readonly bondMode: string;
  /** Other properties of a bond, as networkd spells them. */
  readonly bondProperties: Readonly<Record<string, string>>;
  /** MAC of a bond; '' when not set. */
  readonly bondMac: string;
}

/** A bridge with its ports. A bridge can also stand for a VLAN of another bridge. */
export interface BridgeConfig {
  readonly ports: ReadonlyMap<string, PortConfig>;
  readonly vlan: { readonly parent: string; readonly tag: number } | null;
  /** '' = the kernel's choice. */
  readonly mac: string;
  /** uuid of its network in the pool database; '' when xapi has not said. */
  readonly network: string;
}

/** A host's whole network configuration, as it is stored over a reboot. */
export interface NetworkConfig {
  readonly interfaces: ReadonlyMap<string, InterfaceConfig>;
  readonly bridges: ReadonlyMap<string, BridgeConfig>;
  /** The interface whose gateway applies, and its name servers where no other one has them. */
  readonly gatewayInterface: string;
  /** The interface whose name servers apply; absent: the same. */
  readonly dnsInterface?: string;
}

/** The configuration of a host that has forgotten everything. */
export const emptyNetwork: NetworkConfig = {
  interfaces: new Map(),
  bridges: new Map(),
  gatewayInterface: '',
};

/** An interface without any address. */
export const unconfigured: InterfaceConfig = {
  ipv4: { mode: 'none' },
  gateway: '',
  ipv6: { mode: 'none' },
  gateway6: '',
  dns: [],
};

/** 255.255.255.0 -> 24; null when it is no netmask. */
export function prefixOfMask(netmask: string): number | null {
  return isIpv4(netmask) ? netmaskLength(netmask) : null;
}
