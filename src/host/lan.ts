import { bridgeOf } from '../reset/index.js';
import { readLan } from './lan/description.js';
import { readHardware } from './lan/hardware.js';
import { nameInterfaces, type NamedPort } from './lan/interface-names.js';
import { kernelView, type Configured } from './lan/kernel-view.js';
import { emptyNetwork, prefixOfMask, unconfigured, withBridge, type InterfaceConfig, type NetworkConfig } from './lan/network-config.js';
import { keepNetwork, readNetwork } from './lan/network-store.js';
import { writeKernelView } from './lan/sysfs-tree.js';

/** A PIF that xapi wants up, with the configuration it is to have. */
export interface PifToBringUp {
  readonly device: string;
  readonly mac: string;
  /** null = untagged. */
  readonly vlan: number | null;
  readonly bridge: string;
  readonly mode: 'None' | 'DHCP' | 'Static';
  /** These four count with the mode Static; '' for what is not set. `dns` is comma separated. */
  readonly ip: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: string;
}

/** What DHCP gave. An absent gateway is ''; `dns` is comma separated. */
export interface GivenLease {
  readonly ip: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: string;
}

/**
 * The network daemon of the embedded host below `root`, for its XAPI: configures the tree's interface, keeps that over a reboot
 * (networkd.db or network.dbcache) and shows it in the tree's sysfs. With mode DHCP it answers what the LAN's server offers, null
 * when none does. A tree without described hardware (etc/embedded-hardware.json) is left as it is.
 */
export function lanBringUp(root: string): { up(pif: PifToBringUp): Promise<GivenLease | null> } {
  // One at a time: each reads the whole configuration and writes it back.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    up: (pif) => {
      const done = turn.then(() => bringUp(root, pif));
      turn = done.catch(() => undefined);
      return done;
    },
  };
}

async function bringUp(root: string, pif: PifToBringUp): Promise<GivenLease | null> {
  const ports = await namedHardware(root);
  if (ports === null) return null;
  const kept = await readNetwork(root, ports);
  const configuration = withPif(kept.known ? kept.value : emptyNetwork, pif);
  await keepNetwork(root, configuration);
  await applyNetwork(root, configuration, ports);
  const lan = await readLan(root);
  const wired = wiredPort(configuration, ports, pif.bridge);
  const offer = lan.known && wired !== undefined && pif.mode === 'DHCP' ? lan.value.segment(wired.mac, pif.vlan).dhcp : null;
  return offer === null ? null : { ip: offer.address, netmask: offer.netmask, gateway: offer.gateway, dns: offer.dns.join(',') };
}

/**
 * Starts the tree's network as at boot: names the ports, takes the kept configuration (or makes it from the firstboot data and keeps
 * it), and shows the result in the tree's sysfs. Answers what each interface has got.
 */
export async function startNetwork(root: string): Promise<ReadonlyMap<string, Configured>> {
  const ports = await namedHardware(root) ?? [];
  const kept = await readNetwork(root, ports);
  if (kept.known) await keepNetwork(root, kept.value);
  return applyNetwork(root, kept.known ? kept.value : emptyNetwork, ports);
}

/** Takes the tree's network down: the NICs stay, everything the configuration made goes. */
export async function stopNetwork(root: string): Promise<void> {
  await applyNetwork(root, emptyNetwork, await namedHardware(root) ?? []);
}

/** What `interface-reconfigure --force <bridge> rewrite` does: forgets everything but this one interface, and keeps that. */
export async function rewriteNetwork(root: string, pif: PifToBringUp): Promise<void> {
  await keepNetwork(root, { ...withPif(emptyNetwork, pif), gatewayInterface: pif.bridge });
}

async function namedHardware(root: string): Promise<readonly NamedPort[] | null> {
  const hardware = await readHardware(root);
  return hardware.known ? nameInterfaces(root, hardware.value) : null;
}

async function applyNetwork(root: string, configuration: NetworkConfig, ports: readonly NamedPort[]): Promise<ReadonlyMap<string, Configured>> {
  const lan = await readLan(root);
  const silent = { segment: () => ({ dhcp: null, dhcp6: '', autoconf: '' }) };
  const view = kernelView(configuration, ports, lan.known ? lan.value : silent);
  await writeKernelView(root, view);
  return view.configured;
}

/** The configuration with this PIF's bridge in it; a bridge that stood for the same VLAN before (`xentemp`) goes, as xapi takes it down. */
function withPif(configuration: NetworkConfig, pif: PifToBringUp): NetworkConfig {
  if (pif.vlan === null) {
    const before = configuration.bridges.get(pif.bridge);
    const bridge = before?.vlan === null ? before : { ports: new Map([[pif.device, [pif.device]]]), vlan: null, mac: pif.mac };
    return withBridge(configuration, pif.bridge, bridge, configurationOf(pif, configuration.interfaces.get(pif.bridge)));
  }
  const below = [...configuration.bridges].find(([, bridge]) => bridge.ports.has(pif.device));
  const parent = below?.[0] ?? bridgeOf(pif.device);
  const based = below === undefined
    ? withBridge(configuration, parent, { ports: new Map([[pif.device, [pif.device]]]), vlan: null, mac: '' }, unconfigured)
    : configuration;
  const twins = [...based.bridges].filter(([name, { vlan }]) => name !== pif.bridge && vlan?.parent === parent && vlan.tag === pif.vlan).map(([name]) => name);
  const without = {
    bridges: new Map([...based.bridges].filter(([name]) => !twins.includes(name))),
    interfaces: new Map([...based.interfaces].filter(([name]) => !twins.includes(name))),
    gatewayInterface: twins.includes(based.gatewayInterface) ? pif.bridge : based.gatewayInterface,
  };
  const before = [pif.bridge, ...twins].map((name) => based.interfaces.get(name)).find((given) => given !== undefined);
  return withBridge(without, pif.bridge, { ports: new Map(), vlan: { parent, tag: pif.vlan }, mac: '' }, configurationOf(pif, before));
}

/** What the PIF says of IPv4. IPv6 is not xapi's question here: what was kept stays. */
function configurationOf(pif: PifToBringUp, before: InterfaceConfig = unconfigured): InterfaceConfig {
  const prefixLength = prefixOfMask(pif.netmask);
  if (pif.mode !== 'Static' || prefixLength === null) return { ...before, ipv4: { mode: pif.mode === 'DHCP' ? 'dhcp' : 'none' }, gateway: '', dns: [] };
  return {
    ...before,
    ipv4: { mode: 'static', address: pif.ip, prefixLength },
    gateway: pif.gateway,
    dns: pif.dns.split(',').filter((server) => server !== ''),
  };
}

function wiredPort(configuration: NetworkConfig, ports: readonly NamedPort[], bridge: string): NamedPort | undefined {
  const parent = configuration.bridges.get(bridge)?.vlan?.parent ?? bridge;
  const devices = [...(configuration.bridges.get(parent)?.ports.values() ?? [])].flat();
  return ports.find((port) => port.cable && devices.includes(port.name));
}
