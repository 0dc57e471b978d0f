import { isIpv4, netmaskLength } from '../../model/index.js';

/**
 * What a network interface (a bridge, mostly) is to be given. Modes as networkd's types name them,
 * in small letters.
 */
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

/**
 * A bridge: its ports (name -> devices; more than one device is a bond of that name), or the VLAN
 * of another bridge it stands for.
 */
export interface BridgeConfig {
  readonly ports: ReadonlyMap<string, readonly string[]>;
  readonly vlan: { readonly parent: string; readonly tag: number } | null;
  /** '' = the kernel's choice. */
  readonly mac: string;
}

/**
 * A host's whole network configuration, as networkd.db (networkd) and network.dbcache (classic)
 * keep it over a reboot.
 */
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

/** `configuration` with one bridge, and what its interface is given, added or replaced. */
export function withBridge(
  configuration: NetworkConfig,
  name: string,
  bridge: BridgeConfig,
  given: InterfaceConfig,
): NetworkConfig {
  return {
    ...configuration,
    bridges: new Map(configuration.bridges).set(name, bridge),
    interfaces: new Map(configuration.interfaces).set(name, given),
  };
}

/** 255.255.255.0 -> 24; null when it is no netmask. */
export function prefixOfMask(netmask: string): number | null {
  return isIpv4(netmask) ? netmaskLength(netmask) : null;
}
