import { readLan, silence } from './lan/description.js';
import { givenTo, nothingGiven, type GivenAddresses } from './lan/lease.js';
import { readHardware } from './lan/hardware.js';
import { nameInterfaces, type NamedPort } from './lan/interface-names.js';
import { kernelView, type Configured } from './lan/kernel-view.js';
import { emptyNetwork, type NetworkConfig } from './lan/network-config.js';
import { keepNetwork, readNetwork } from './lan/network-store.js';
import { withoutPif, withPif, type PifToBringUp } from './lan/pif.js';
import { writeKernelView } from './lan/sysfs-tree.js';
import { Mutex } from './machine/mutex.js';

export { lookForCoordinator, type CoordinatorSight } from './lan/coordinator.js';
export type { GivenAddresses, GivenIpv6, GivenLease } from './lan/lease.js';
export type { Ipv6ToBringUp, PifToBringUp } from './lan/pif.js';

/**
 * The network daemon of the embedded host below `root`, for its XAPI. `up` configures the tree's interface, keeps that over a reboot
 * (networkd.db or network.dbcache), shows it in the tree's sysfs and answers what the LAN gives it. `given` answers the same of an
 * interface that is configured so already, as after a boot, and changes nothing. `down` takes an interface down, for the next boot too. A tree without described hardware
 * (etc/embedded-hardware.json) is left as it is and given nothing.
 */
export function lanBringUp(root: string): {
  up(pif: PifToBringUp): Promise<GivenAddresses>;
  given(pif: PifToBringUp): Promise<GivenAddresses>;
  down(pif: PifToBringUp): Promise<void>;
} {
  // One at a time: each reads the whole configuration and writes it back.
  const turns = new Mutex();
  return {
    up: (pif) => turns.take(() => bringUp(root, pif)),
    given: (pif) => turns.take(() => givenAlready(root, pif)),
    down: (pif) => turns.take(() => takeDown(root, pif)),
  };
}

async function bringUp(root: string, pif: PifToBringUp): Promise<GivenAddresses> {
  const ports = await namedHardware(root);
  if (ports === null) return nothingGiven;
  const kept = await readNetwork(root, ports);
  const configuration = withPif(kept.known ? kept.value : emptyNetwork, pif);
  await keepNetwork(root, configuration);
  await applyNetwork(root, configuration, ports);
  return givenTo(root, configuration, ports, pif);
}

async function takeDown(root: string, pif: PifToBringUp): Promise<void> {
  const ports = await namedHardware(root);
  const kept = ports === null ? null : await readNetwork(root, ports);
  if (ports === null || kept?.known !== true) return;
  const configuration = withoutPif(kept.value, pif);
  await keepNetwork(root, configuration);
  await applyNetwork(root, configuration, ports);
}

async function givenAlready(root: string, pif: PifToBringUp): Promise<GivenAddresses> {
  const ports = await namedHardware(root);
  const kept = ports === null ? null : await readNetwork(root, ports);
  return ports !== null && kept?.known === true
    ? givenTo(root, kept.value, ports, pif)
    : nothingGiven;
}

/**
 * Starts the tree's network as at boot: names the ports, takes the kept configuration (or makes it from the firstboot data and keeps
 * it), and shows the result in the tree's sysfs. Answers what each interface has got.
 */
export async function startNetwork(root: string): Promise<ReadonlyMap<string, Configured>> {
  const ports = (await namedHardware(root)) ?? [];
  const kept = await readNetwork(root, ports);
  if (kept.known) await keepNetwork(root, kept.value);
  return applyNetwork(root, kept.known ? kept.value : emptyNetwork, ports);
}

/** Takes the tree's network down: the NICs stay, everything the configuration made goes. */
export async function stopNetwork(root: string): Promise<void> {
  await applyNetwork(root, emptyNetwork, (await namedHardware(root)) ?? []);
}

/** What `interface-reconfigure --force <bridge> rewrite` does: forgets everything but this one interface, and keeps that. */
export async function rewriteNetwork(root: string, pif: PifToBringUp): Promise<void> {
  await keepNetwork(root, { ...withPif(emptyNetwork, pif), gatewayInterface: pif.bridge });
}

async function namedHardware(root: string): Promise<readonly NamedPort[] | null> {
  const hardware = await readHardware(root);
  return hardware.known ? nameInterfaces(root, hardware.value) : null;
}

async function applyNetwork(
  root: string,
  configuration: NetworkConfig,
  ports: readonly NamedPort[],
): Promise<ReadonlyMap<string, Configured>> {
  const lan = await readLan(root);
  const silent = { segment: () => silence };
  const view = kernelView(configuration, ports, lan.known ? lan.value : silent);
  await writeKernelView(root, view);
  return view.configured;
}
