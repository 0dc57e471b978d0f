import type { HostTree } from '../host/index.js';
import { readLan, silence } from './lan/description.js';
import { givenTo } from './lan/lease.js';
import { readHardware } from './lan/hardware.js';
import { nameInterfaces, type KernelPort } from './lan/interface-names.js';
import { kernelView } from './lan/kernel-view.js';
import { withMtus } from './lan/mtu.js';
import { keepNetwork, keepSwitch, readNetwork } from './lan/network-store.js';
import { ovsView } from './lan/ovs-view.js';
import { withChoice, withoutPif, withPif } from './lan/pif.js';
import { writeKernelView } from './lan/sysfs-tree.js';
import { readBackEnd } from './network-back-end.js';
import {
  nothingGiven,
  Mutex,
  type GivenAddresses,
  type NetworkDaemon,
  type PifToBringUp,
  emptyNetwork,
  type NetworkConfig,
} from '../model/index.js';

/**
 * The network daemon of the embedded host in a tree, for its XAPI.
 *
 * `up` configures the tree's interface, keeps that over a reboot (networkd.db or network.dbcache),
 * shows it in the tree's sysfs and answers what the LAN gives it. `given` answers the same for an
 * interface that is already configured, as after a boot, and changes nothing. `down` takes an
 * interface down, for the next boot too.
 *
 * A tree without described hardware (etc/embedded-hardware.json) stays as it is and is given
 * nothing.
 */
export function lanDaemon(tree: HostTree): NetworkDaemon {
  // One at a time, because each call reads the whole configuration and writes it back.
  const turns = new Mutex();
  return {
    up: (pif) => turns.take(() => bringUp(tree, pif)),
    given: (pif) => turns.take(() => givenAlready(tree, pif)),
    down: (pif) => turns.take(() => takeDown(tree, pif)),
  };
}

async function bringUp(tree: HostTree, pif: PifToBringUp): Promise<GivenAddresses> {
  const ports = await namedHardware(tree);
  if (ports === null) return nothingGiven;
  const kept = await readNetwork(tree, ports);
  const configuration = withChoice(withPif(kept.known ? kept.value : emptyNetwork, pif), pif);
  await keepNetwork(tree, configuration);
  await applyNetwork(tree, configuration, ports);
  return givenTo(tree, configuration, ports, pif);
}

async function takeDown(tree: HostTree, pif: PifToBringUp): Promise<void> {
  const ports = await namedHardware(tree);
  const kept = ports === null ? null : await readNetwork(tree, ports);
  if (ports === null || kept?.known !== true) return;
  const configuration = withoutPif(kept.value, pif);
  await keepNetwork(tree, configuration);
  await applyNetwork(tree, configuration, ports);
}

async function givenAlready(tree: HostTree, pif: PifToBringUp): Promise<GivenAddresses> {
  const ports = await namedHardware(tree);
  const kept = ports === null ? null : await readNetwork(tree, ports);
  return ports !== null && kept?.known === true
    ? givenTo(tree, kept.value, ports, pif)
    : nothingGiven;
}

/**
 * Starts the tree's network as at boot: names the ports, takes the kept configuration (or makes it
 * from the firstboot data and keeps it), and shows the result in the tree's sysfs.
 */
export async function startNetwork(tree: HostTree): Promise<void> {
  const ports = (await namedHardware(tree)) ?? [];
  const kept = await readNetwork(tree, ports);
  if (kept.known) await keepNetwork(tree, kept.value);
  await applyNetwork(tree, kept.known ? kept.value : emptyNetwork, ports);
}

/** Takes the tree's network down. The NICs stay; everything that the configuration made goes. */
export async function stopNetwork(tree: HostTree): Promise<void> {
  await applyNetwork(tree, emptyNetwork, (await namedHardware(tree)) ?? []);
}

/**
 * Does what `interface-reconfigure --force <bridge> rewrite` does: forgets everything but this one
 * interface.
 */
export async function rewriteNetwork(tree: HostTree, pif: PifToBringUp): Promise<void> {
  await keepNetwork(tree, { ...withPif(emptyNetwork, pif), gatewayInterface: pif.bridge });
}

async function namedHardware(tree: HostTree): Promise<readonly KernelPort[] | null> {
  const hardware = await readHardware(tree);
  return hardware.known ? nameInterfaces(tree, hardware.value) : null;
}

async function applyNetwork(
  tree: HostTree,
  configuration: NetworkConfig,
  ports: readonly KernelPort[],
): Promise<void> {
  const lan = await readLan(tree);
  const silent = { segment: () => silence };
  const backEnd = await readBackEnd(tree);
  if (backEnd === 'openvswitch') await keepSwitch(tree, configuration);
  const show = backEnd === 'openvswitch' ? ovsView : kernelView;
  const view = withMtus(configuration, show(configuration, ports, lan.known ? lan.value : silent));
  await writeKernelView(tree, view);
}
