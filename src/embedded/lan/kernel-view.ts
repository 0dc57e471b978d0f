import {
  usualMtu,
  isIpv6,
  prefixOfMask,
  type GivenIpv6,
  type InterfaceConfig,
  type NetworkConfig,
} from '../../model/index.js';
import type { Lan, LanSegment } from './description.js';
import type { KernelPort } from './interface-names.js';

/** A device the kernel makes when the network configuration is applied. */
export interface VirtualDevice {
  readonly name: string;
  /** A bridge of Open vSwitch is a device of its own kind, and `datapath` is its `ovs-system`. */
  readonly kind: 'bridge' | 'bond' | 'vlan' | 'ovsBridge' | 'datapath';
  readonly mac: string;
  /** The Bond or bridge that has this device as a port; null when there is none. */
  readonly master: string | null;
  readonly carrier: boolean;
  readonly speedMbps: number;
  /** In bytes: the least MTU of the NICs below. */
  readonly mtu: number;
}

/** What an interface has after configuration, from a lease or from a static setting. */
interface Configured {
  /** address/prefixLength */
  readonly addresses: readonly string[];
  readonly gateway: string;
  readonly gateway6: string;
  readonly dns: readonly string[];
}

/** The kernel's network after the configuration is applied. */
export interface KernelView {
  readonly ports: readonly (KernelPort & { readonly master: string | null })[];
  readonly devices: readonly VirtualDevice[];
  /** Each VLAN device, with its tag and the device below it. */
  readonly vlans: readonly {
    readonly name: string;
    readonly tag: number;
    readonly device: string;
  }[];
  readonly configured: ReadonlyMap<string, Configured>;
}

/**
 * Applies a configuration to the hardware and the LAN around it. Leaves out a port that the
 * hardware does not have, as the kernel does.
 */
export function kernelView(
  configuration: NetworkConfig,
  hardware: readonly KernelPort[],
  lan: Lan,
): KernelView {
  const masters = new Map<string, string>();
  const devices: VirtualDevice[] = [];
  const vlans: { name: string; tag: number; device: string }[] = [];
  for (const [name, bridge] of configuration.bridges) {
    if (bridge.vlan !== null) continue;
    const below = [...bridge.ports].map(([port, { interfaces }]) => ({
      port,
      nics: hardware.filter((nic) => interfaces.includes(nic.name)),
    }));
    for (const { port, nics } of below) {
      if (nics.length === 0) continue;
      if (nics.some((nic) => nic.name === port)) masters.set(port, name);
      else {
        for (const nic of nics) masters.set(nic.name, port);
        devices.push({
          name: port,
          kind: 'bond',
          mac: nics[0]?.mac ?? '',
          master: name,
          ...linkOver(nics),
        });
      }
    }
    const nics = nicsBelow(configuration, hardware, name);
    devices.push({
      name,
      kind: 'bridge',
      mac: bridge.mac !== '' ? bridge.mac : (nics[0]?.mac ?? ''),
      master: null,
      ...linkOver(nics),
    });
  }
  for (const [name, bridge] of configuration.bridges) {
    if (bridge.vlan === null) continue;
    const nics = nicsBelow(configuration, hardware, name);
    const parent = configuration.bridges.get(bridge.vlan.parent);
    const port = parent === undefined ? undefined : [...parent.ports.keys()][0];
    if (port !== undefined && nics.length > 0) {
      const vlan = `${port}.${bridge.vlan.tag}`;
      vlans.push({ name: vlan, tag: bridge.vlan.tag, device: port });
      devices.push({
        name: vlan,
        kind: 'vlan',
        mac: nics[0]?.mac ?? '',
        master: name,
        ...linkOver(nics),
      });
    }
    devices.push({
      name,
      kind: 'bridge',
      mac: nics[0]?.mac ?? '',
      master: null,
      ...linkOver(nics),
    });
  }
  return {
    ports: hardware.map((port) => ({ ...port, master: masters.get(port.name) ?? null })),
    devices,
    vlans,
    configured: configureAll(configuration, hardware, lan),
  };
}

/** The NICs below a bridge, or below the bridge that it is a VLAN of. */
export function nicsBelow(
  { bridges }: NetworkConfig,
  hardware: readonly KernelPort[],
  bridge: string,
): readonly KernelPort[] {
  const below = bridges.get(bridges.get(bridge)?.vlan?.parent ?? bridge);
  return [...(below?.ports.values() ?? [])].flatMap(({ interfaces }) =>
    hardware.filter((nic) => interfaces.includes(nic.name)),
  );
}

/** What each interface has after configuration. */
export function configureAll(
  configuration: NetworkConfig,
  hardware: readonly KernelPort[],
  lan: Lan,
): ReadonlyMap<string, Configured> {
  return new Map(
    [...configuration.interfaces].map(([name, given]) => {
      const bridge = configuration.bridges.get(name);
      const nics =
        bridge === undefined
          ? hardware.filter((nic) => nic.name === name)
          : nicsBelow(configuration, hardware, name);
      const wired = nics.find((nic) => nic.cable);
      const tag = bridge?.vlan?.tag ?? null;
      const segment = wired === undefined ? null : lan.segment(wired.mac, tag);
      return [name, inUse(configuration, name, given, configure(given, segment))];
    }),
  );
}

/**
 * Leaves an interface its gateway and its name servers only where the host takes them from it. A
 * router's advertisement sets a route on any interface.
 */
function inUse(
  { gatewayInterface, dnsInterface = gatewayInterface }: NetworkConfig,
  name: string,
  { ipv6 }: InterfaceConfig,
  state: Configured,
): Configured {
  const isFor = (chosen: string): boolean => chosen === '' || chosen === name;
  const hasRoute = isFor(gatewayInterface);
  return {
    addresses: state.addresses,
    gateway: hasRoute ? state.gateway : '',
    gateway6: hasRoute || ipv6.mode !== 'static' ? state.gateway6 : '',
    dns: isFor(dnsInterface) ? state.dns : [],
  };
}

/** Link, speed and largest packet of a device over these NICs. */
export function linkOver(nics: readonly KernelPort[]): {
  readonly carrier: boolean;
  readonly speedMbps: number;
  readonly mtu: number;
} {
  const wired = nics.filter((nic) => nic.cable);
  return {
    carrier: wired.length > 0,
    speedMbps: wired.reduce((sum, nic) => sum + nic.speedMbps, 0),
    mtu: nics.length === 0 ? usualMtu : Math.min(...nics.map(({ mtu }) => mtu)),
  };
}

/**
 * What a wire gives to a port that asks for an IPv6 address by DHCPv6 or waits for a router's
 * advertisement. Answers null when nothing answers.
 */
export function givenIpv6(
  mode: 'dhcp' | 'autoconf',
  { dhcp6, autoconf, router6, dns6 }: LanSegment,
): GivenIpv6 | null {
  const address = mode === 'dhcp' ? dhcp6 : autoconf;
  return address === '' ? null : { address, gateway: router6, dns: dns6 };
}

/**
 * With `segment` null there is no cable, so no server answers. A static address is set all the
 * same.
 */
function configure(given: InterfaceConfig, segment: LanSegment | null): Configured {
  const offer = given.ipv4.mode === 'dhcp' ? (segment?.dhcp ?? null) : null;
  const v4 =
    given.ipv4.mode === 'static'
      ? [`${given.ipv4.address}/${given.ipv4.prefixLength}`]
      : offer === null
        ? []
        : [`${offer.address}/${prefixOfMask(offer.netmask) ?? 32}`];
  const offer6 =
    segment === null || given.ipv6.mode === 'none' || given.ipv6.mode === 'static'
      ? null
      : givenIpv6(given.ipv6.mode, segment);
  const v6 =
    given.ipv6.mode === 'static'
      ? [`${given.ipv6.address}/${given.ipv6.prefixLength}`]
      : offer6 === null
        ? []
        : [offer6.address];
  // Each family uses its own configured servers, or else those that the wire offers for it.
  const servers = (mine: (server: string) => boolean, offered: readonly string[]) => {
    const own = given.dns.filter((server) => mine(server));
    return own.length > 0 ? own : offered;
  };
  return {
    addresses: [...v4, ...v6],
    gateway: offer?.gateway ?? given.gateway,
    gateway6: offer6?.gateway ?? given.gateway6,
    dns: [
      ...servers((server) => !isIpv6(server), offer?.dns ?? []),
      ...servers(isIpv6, offer6?.dns ?? []),
    ],
  };
}
