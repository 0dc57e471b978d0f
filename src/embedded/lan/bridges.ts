import type { BridgeConfig, InterfaceConfig, NetworkConfig } from '../../model/index.js';

/** A bridge over one port: a NIC, or a Bond of these devices. `mac` '': the kernel's choice. */
export function bridgeOver(
  port: string,
  devices: readonly string[],
  mac: string,
  bondMode = '',
): BridgeConfig {
  const config = { interfaces: devices, bondMode, bondProperties: {}, bondMac: '' };
  return { ports: new Map([[port, config]]), vlan: null, mac, network: '' };
}

/** A bridge that is a VLAN of another bridge. */
export function vlanBridge(parent: string, tag: number, mac = ''): BridgeConfig {
  return { ports: new Map(), vlan: { parent, tag }, mac, network: '' };
}

/** The devices in all ports of a bridge. */
export function devicesOf(bridge: BridgeConfig | undefined): readonly string[] {
  return [...(bridge?.ports.values() ?? [])].flatMap(({ interfaces }) => interfaces);
}

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
