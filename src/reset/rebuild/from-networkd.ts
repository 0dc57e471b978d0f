import {
  netmaskOf,
  noAddresses,
  noNetworking,
  unconfigured,
  usualBondMode,
  type BridgeConfig,
  type HostBond,
  type HostNetworking,
  type HostPif,
  type InterfaceConfig,
  type NetworkConfig,
  type Nic,
  type PifAddresses,
  type PortConfig,
} from '../../model/index.js';
import type { Inventory } from '../files/inventory.js';

/** Facts that networkd.db does not have. */
export interface BesideNetworkd {
  /**
   * The NICs give the MACs and tell which ports are hardware; null when the kernel does not show
   * them.
   */
  readonly nics: readonly Nic[] | null;
  readonly inventory: Inventory;
}

/** Bond properties by networkd's name, with XenAPI's name. xapi sets all others itself. */
const bondProperties = new Map([
  ['hashing-algorithm', 'hashing_algorithm'],
  ['lacp-time', 'lacp-time'],
  ['lacp-aggregation-key', 'lacp-aggregation-key'],
  ['lacp-fallback-ab', 'lacp-fallback-ab'],
]);

const onBridge = (bridge: string): string => `on ${bridge}`;
const port = (device: string): string => `port ${device}`;

/**
 * A host's networking in networkd.db: ports, Bonds, VLANs and their addresses. Only the pool
 * database knows tunnels, SR-IOV networks, purposes and other settings.
 */
export function networkdNetworking(
  { bridges, interfaces }: NetworkConfig,
  { nics, inventory }: BesideNetworkd,
): HostNetworking {
  const macOf = (device: string): string =>
    nics?.find((nic) => nic.device === device)?.mac?.toLowerCase() ?? '';
  const pif = (device: string, more: Partial<HostPif>): HostPif => ({
    ref: port(device),
    uuid: '',
    device,
    mac: macOf(device),
    vlan: null,
    mtu: null,
    physical: true,
    managed: true,
    attached: true,
    management: false,
    disallowUnplug: null,
    network: '',
    addresses: noAddresses,
    otherConfig: null,
    properties: {},
    ...more,
  });
  const placed = (bridge: string): Partial<HostPif> => {
    const management = bridge === inventory.managementInterface;
    return {
      ref: onBridge(bridge),
      management,
      network: bridge,
      addresses: addressesOf(
        interfaces.get(bridge) ?? unconfigured,
        management ? inventory.managementAddressType : '',
      ),
    };
  };
  const untagged = [...bridges].flatMap(([bridge, { vlan, ports }]) => {
    const [first] = ports;
    return vlan !== null || first === undefined
      ? []
      : [{ bridge, device: first[0], own: first[1] }];
  });
  const isBond = ({ device, own }: (typeof untagged)[number]): boolean =>
    own.interfaces.length > 0 && !own.interfaces.includes(device);
  const bonded = untagged.filter(isBond);
  const tagged = [...bridges].flatMap(([bridge, { vlan }]) => {
    const below = untagged.find((one) => one.bridge === vlan?.parent);
    return vlan === null || below === undefined ? [] : [{ bridge, below, tag: vlan.tag }];
  });
  return {
    ...noNetworking,
    host: inventory.installationUuid,
    pifs: [
      ...untagged.map((one) =>
        pif(
          one.device,
          isBond(one)
            ? { ...placed(one.bridge), physical: false, mac: one.own.bondMac }
            : placed(one.bridge),
        ),
      ),
      ...bonded.flatMap(({ own }) => own.interfaces.map((member) => pif(member, {}))),
      ...tagged.map(({ bridge, below, tag }) =>
        pif(below.device, { ...placed(bridge), physical: false, vlan: tag, mac: '' }),
      ),
    ],
    bonds: bonded.map(({ bridge, own }) => bondOf(bridge, own, macOf)),
    vlans: tagged.map(({ bridge, below, tag }) => ({
      ref: `VLAN ${onBridge(bridge)}`,
      pif: onBridge(bridge),
      below: onBridge(below.bridge),
      tag,
      otherConfig: {},
    })),
    networks: [...bridges].map(([bridge, { network }]: readonly [string, BridgeConfig]) => ({
      ref: bridge,
      uuid: network,
      label: '',
      bridge,
    })),
  };
}

/** The Bond has the MAC of its primary member. */
function bondOf(
  bridge: string,
  { interfaces, bondMode, bondProperties: properties, bondMac }: PortConfig,
  macOf: (device: string) => string,
): HostBond {
  const primary = interfaces.find((device) => bondMac !== '' && macOf(device) === bondMac);
  const ordered = interfaces.toSorted(
    (one, other) => Number(other === primary) - Number(one === primary),
  );
  return {
    ref: `Bond ${onBridge(bridge)}`,
    master: onBridge(bridge),
    members: ordered.map(port),
    mode: bondMode === '' ? usualBondMode : bondMode,
    properties: Object.fromEntries(
      [...bondProperties].flatMap(([word, name]) => {
        const value = properties[word] ?? '';
        return value === '' || bondMode !== 'lacp' ? [] : [[name, value] as const];
      }),
    ),
    otherConfig: {},
    followsMac: bondMac === '' || primary !== undefined,
  };
}

/** networkd.db does not have the values of a lease, and a rebuild must not set them. */
function addressesOf(
  { ipv4, ipv6, gateway, gateway6, dns }: InterfaceConfig,
  primary: string,
): PifAddresses {
  return {
    ...noAddresses,
    mode: ipv4.mode,
    ...(ipv4.mode === 'static'
      ? { address: ipv4.address, netmask: netmaskOf(ipv4.prefixLength), gateway }
      : {}),
    dns: dns.join(','),
    mode6: ipv6.mode,
    ...(ipv6.mode === 'static'
      ? { addresses6: [`${ipv6.address}/${ipv6.prefixLength}`], gateway6 }
      : {}),
    primary,
  };
}
