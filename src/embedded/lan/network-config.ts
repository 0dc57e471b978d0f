import { isIpv4, netmaskLength } from '../../model/index.js';

/**
 * The configuration of a network interface, which is mostly a bridge. The modes are those of
 * networkd's types, in lower case.
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
 * A bridge, which either has ports or is a VLAN of another bridge. `ports` maps a name to its
 * devices; more than one device is a Bond of that name.
 */
export interface BridgeConfig {
  readonly ports: ReadonlyMap<string, readonly string[]>;
  readonly vlan: { readonly parent: string; readonly tag: number } | null;
  /** '' leaves the choice to the kernel. */
  readonly mac: string;
}

/**
 * A host's whole network configuration, as it is kept over a reboot: by networkd in networkd.db, by
 * a classic host in network.dbcache.
 */
export interface NetworkConfig {
  readonly interfaces: ReadonlyMap<string, InterfaceConfig>;
  readonly bridges: ReadonlyMap<string, BridgeConfig>;
  /** The interface whose gateway and name servers count. */
  readonly gatewayInterface: string;
}

/** The configuration of a host that has none. */
export const emptyNetwork: NetworkConfig = {
  interfaces: new Map(),
  bridges: new Map(),
  gatewayInterface: '',
};

/** An interface without any configuration. */
export const unconfigured: InterfaceConfig = {
  ipv4: { mode: 'none' },
  gateway: '',
  ipv6: { mode: 'none' },
  gateway6: '',
  dns: [],
};

/** Answers `configuration` with one bridge and its interface added or replaced. */
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

/** 255.255.255.0 gives 24; null when the text is not a netmask. */
export function prefixOfMask(netmask: string): number | null {
  return isIpv4(netmask) ? netmaskLength(netmask) : null;
}
