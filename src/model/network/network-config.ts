import { isIpv4, netmaskLength } from '../address/ipv4.js';

/** What a network interface (a bridge, mostly) is to be given. */
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
}

/** A port of a bridge: one device, or several that are a bond of the port's name. */
export interface PortConfig {
  readonly interfaces: readonly string[];
  /** Of a bond, as XenAPI spells it; '' where nothing is said. */
  readonly bondMode: string;
  /** Of a bond: its other properties, as networkd spells them. */
  readonly bondProperties: Readonly<Record<string, string>>;
  /** Of a bond; '' where nothing is said. */
  readonly bondMac: string;
}

/** A bridge with its ports, or the VLAN of another bridge that it stands for. */
export interface BridgeConfig {
  readonly ports: ReadonlyMap<string, PortConfig>;
  readonly vlan: { readonly parent: string; readonly tag: number } | null;
  /** '' = the kernel's choice. */
  readonly mac: string;
  /** uuid of its network in the pool database; '' where xapi has not told it. */
  readonly network: string;
}

/** A host's whole network configuration, as it is kept over a reboot. */
export interface NetworkConfig {
  readonly interfaces: ReadonlyMap<string, InterfaceConfig>;
  readonly bridges: ReadonlyMap<string, BridgeConfig>;
  /** Whose gateway and name servers count. */
  readonly gatewayInterface: string;
}

/** A host that has forgotten everything. */
export const emptyNetwork: NetworkConfig = {
  interfaces: new Map(),
  bridges: new Map(),
  gatewayInterface: '',
};

/** Nothing at all on an interface. */
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
