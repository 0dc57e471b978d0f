import { bridgeOver, devicesOf, vlanBridge, withBridge } from './bridges.js';
import {
  commaList,
  bridgeOf,
  isIpv6,
  type Ipv6ToBringUp,
  type PifToBringUp,
  prefixOfMask,
  splitPrefix,
  unconfigured,
  usualMtu,
  type InterfaceConfig,
  type NetworkConfig,
} from '../../model/index.js';

/**
 * The configuration with this PIF's bridge. Another bridge for the same VLAN (`xentemp`) goes,
 * because xapi takes it down.
 */
export function withPif(configuration: NetworkConfig, pif: PifToBringUp): NetworkConfig {
  if (pif.vlan === null) return withUntagged(configuration, pif);
  const below = [...configuration.bridges].find(([, bridge]) => bridge.ports.has(pif.device));
  const parent = below?.[0] ?? bridgeOf(pif.device);
  const based = withMtu(
    below === undefined
      ? withBridge(configuration, parent, bridgeOver(pif.device, [pif.device], ''), unconfigured)
      : configuration,
    parent,
    pif.mtuBelow,
  );
  const twins = [...based.bridges]
    .filter(
      ([name, { vlan }]) => name !== pif.bridge && vlan?.parent === parent && vlan.tag === pif.vlan,
    )
    .map(([name]) => name);
  const before = [pif.bridge, ...twins]
    .map((name) => based.interfaces.get(name))
    .find((given) => given !== undefined);
  return withBridge(
    withoutBridges(based, twins, pif.bridge),
    pif.bridge,
    vlanBridge(parent, pif.vlan),
    configurationOf(pif, before),
  );
}

/** The configuration with an MTU for this interface; undefined: as it is. */
function withMtu(
  configuration: NetworkConfig,
  name: string,
  mtu: number | undefined,
): NetworkConfig {
  const given = configuration.interfaces.get(name) ?? unconfigured;
  return mtu === undefined
    ? configuration
    : {
        ...configuration,
        interfaces: new Map(configuration.interfaces).set(name, { ...given, ...mtuFor(mtu) }),
      };
}

/** Only an MTU that is not the usual one is kept. */
function mtuFor(mtu: number | undefined): { readonly mtu?: number } {
  return mtu === undefined || mtu === usualMtu ? {} : { mtu };
}

/**
 * Adds the own bridge of a NIC or a Bond. A Bond takes over its members, so their own bridges go.
 * So does a bridge whose only port was a Bond that no longer exists.
 */
function withUntagged(configuration: NetworkConfig, pif: PifToBringUp): NetworkConfig {
  const devices =
    pif.members === undefined || pif.members.length === 0 ? [pif.device] : pif.members;
  const before = configuration.bridges.get(pif.bridge);
  const mode = before?.ports.get(pif.device)?.bondMode ?? '';
  const same =
    before?.vlan === null &&
    [...devicesOf(before)].sort().join() === [...devices].sort().join() &&
    (pif.bondMode ?? mode) === mode;
  const bridge = same ? before : bridgeOver(pif.device, devices, pif.mac, pif.bondMode);
  const taken = [...configuration.bridges]
    .filter(
      ([name, other]) =>
        name !== pif.bridge && devicesOf(other).some((device) => devices.includes(device)),
    )
    .map(([name]) => name);
  return withBridge(
    withoutBridges(configuration, taken, pif.bridge),
    pif.bridge,
    bridge,
    configurationOf(pif, configuration.interfaces.get(pif.bridge)),
  );
}

/**
 * The configuration without these bridges. `successor` takes over the VLANs on them, the default
 * route and the name servers.
 */
function withoutBridges(
  configuration: NetworkConfig,
  gone: readonly string[],
  successor: string,
): NetworkConfig {
  const stands = (name: string): string => (gone.includes(name) ? successor : name);
  const moved = [...configuration.bridges]
    .filter(([name]) => !gone.includes(name))
    .map(
      ([name, bridge]) =>
        [
          name,
          bridge.vlan !== null && gone.includes(bridge.vlan.parent)
            ? { ...bridge, vlan: { ...bridge.vlan, parent: successor } }
            : bridge,
        ] as const,
    );
  return {
    bridges: new Map(moved),
    interfaces: new Map([...configuration.interfaces].filter(([name]) => !gone.includes(name))),
    gatewayInterface: stands(configuration.gatewayInterface),
    ...(configuration.dnsInterface === undefined
      ? {}
      : { dnsInterface: stands(configuration.dnsInterface) }),
  };
}

/** The configuration with the gateway and the name servers that xapi has chosen with this PIF. */
export function withChoice(configuration: NetworkConfig, { inUse }: PifToBringUp): NetworkConfig {
  return inUse === undefined
    ? configuration
    : { ...configuration, gatewayInterface: inUse.gateway, dnsInterface: inUse.dns };
}

/**
 * The configuration with the PIF taken down. Its bridge goes; but a bridge with VLANs on it stays
 * and loses only its addresses.
 */
export function withoutPif(configuration: NetworkConfig, { bridge }: PifToBringUp): NetworkConfig {
  const carries = [...configuration.bridges.values()].some(({ vlan }) => vlan?.parent === bridge);
  if (!carries) return withoutBridges(configuration, [bridge], '');
  return {
    ...configuration,
    interfaces: new Map(configuration.interfaces).set(bridge, unconfigured),
  };
}

/**
 * The interface configuration that the PIF asks for. A name server counts only with a static
 * configuration of its family: with DHCP the wire names the servers.
 */
function configurationOf(
  pif: PifToBringUp,
  before: InterfaceConfig = unconfigured,
): InterfaceConfig {
  const prefixLength = prefixOfMask(pif.netmask);
  const static4 = pif.mode === 'static' && prefixLength !== null;
  const v6 =
    pif.ipv6 === undefined ? { ipv6: before.ipv6, gateway6: before.gateway6 } : ipv6Of(pif.ipv6);
  const static6 = v6.ipv6.mode === 'static';
  return {
    ipv4: static4
      ? { mode: 'static', address: pif.ip, prefixLength }
      : { mode: pif.mode === 'static' ? 'none' : pif.mode },
    gateway: static4 ? pif.gateway : '',
    ...v6,
    ...mtuFor(pif.mtu),
    dns: commaList(pif.dns).filter((server) => (isIpv6(server) ? static6 : static4)),
  };
}

function ipv6Of({
  mode,
  address,
  gateway,
}: Ipv6ToBringUp): Pick<InterfaceConfig, 'ipv6' | 'gateway6'> {
  const { address: base, prefix } = splitPrefix(address);
  if (mode === 'static' && isIpv6(base) && prefix !== '')
    return {
      ipv6: { mode: 'static', address: base, prefixLength: Number(prefix) },
      gateway6: gateway,
    };
  return { ipv6: { mode: mode === 'static' ? 'none' : mode }, gateway6: '' };
}
