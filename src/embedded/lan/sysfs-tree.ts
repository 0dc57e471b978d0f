import { placeWithoutLinks, vlanListPath, type HostTree } from '../../host/index.js';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KernelView, VirtualDevice } from './kernel-view.js';

/** What sysfs says about the link of an Ethernet device. */
interface Link {
  readonly mac: string;
  readonly carrier: boolean;
  readonly speedMbps: number;
  readonly mtu: number;
}

/**
 * Shows a kernel's network below the root in the shape of sysfs: sys/class/net/<name> links into
 * sys/devices, hardware has a `device` link with vendor and driver, ports have a `master`, bridges
 * of the kernel `brif`, Bonds `bonding/slaves`. Also writes run/network/addresses.json and leases.json, for what
 * a kernel would tell over netlink. The new sys folder is made from scratch each time and then
 * replaces the old one by renaming.
 */
export async function writeKernelView(tree: HostTree, view: KernelView): Promise<void> {
  const staged = join(tree.root.directory, 'sys.new');
  await rm(staged, { recursive: true, force: true });
  await mkdir(join(staged, 'class/net'), { recursive: true });
  const folders = new Map<string, string>();
  for (const port of view.ports)
    folders.set(port.name, `devices/pci0000:00/${port.pci}/net/${port.name}`);
  for (const device of view.devices) folders.set(device.name, `devices/virtual/net/${device.name}`);
  const masterLink = async (name: string, folder: string, master: string | null): Promise<void> => {
    const target = master === null ? undefined : folders.get(master);
    if (target === undefined || master === null) return;
    await link(staged, `${folder}/master`, target);
    await link(staged, `${folder}/upper_${master}`, target);
    await link(staged, `${target}/lower_${name}`, folder);
    if (view.devices.some((device) => device.name === master && device.kind === 'bridge')) {
      await link(staged, `${folder}/brport/bridge`, target);
      await link(staged, `${target}/brif/${name}`, `${folder}/brport`);
    }
  };
  let index = 2;
  for (const port of view.ports) {
    const folder = folders.get(port.name) ?? '';
    const card = `devices/pci0000:00/${port.pci}`;
    await attributes(join(staged, card), {
      vendor: port.vendor,
      device: port.device,
      class: '0x020000',
      ...(port.virtualFunctions > 0 ? { sriov_totalvfs: String(port.virtualFunctions) } : {}),
    });
    await mkdir(join(staged, `bus/pci/drivers/${port.driver}`), { recursive: true });
    await link(staged, `${card}/driver`, `bus/pci/drivers/${port.driver}`);
    await attributes(
      join(staged, folder),
      linkAttributes(
        { mac: port.mac, carrier: port.cable, speedMbps: port.speedMbps, mtu: port.mtu },
        index++,
      ),
    );
    await link(staged, `${folder}/device`, card);
    await masterLink(port.name, folder, port.master);
  }
  for (const device of view.devices) {
    const folder = folders.get(device.name) ?? '';
    await attributes(join(staged, folder), deviceAttributes(device, index++));
    if (device.kind === 'bridge')
      await attributes(join(staged, folder, 'bridge'), { stp_state: '0' });
    if (device.kind === 'bond') {
      const members = view.ports
        .filter((port) => port.master === device.name)
        .map((port) => port.name);
      await attributes(join(staged, folder, 'bonding'), {
        slaves: members.join(' '),
        mode: 'balance-slb 1',
      });
    }
    await masterLink(device.name, folder, device.master);
  }
  for (const [name, folder] of folders) await link(staged, `class/net/${name}`, folder);
  await replaceFolder(staged, join(tree.root.directory, 'sys'));
  await writeVlans(tree, view);
  await writeState(tree, view);
}

/**
 * Writes the list of VLAN devices, as the 8021q module prints it. Open vSwitch does not need that
 * module.
 */
async function writeVlans(tree: HostTree, { devices, vlans }: KernelView): Promise<void> {
  if (devices.some(({ kind }) => kind === 'datapath')) {
    await rm(await placeWithoutLinks(tree.root.directory, vlanListPath), { force: true });
    return;
  }
  const lines = vlans.map(
    ({ name, tag, device }) => `${name.padEnd(15)}| ${String(tag).padEnd(4)}| ${device}`,
  );
  await attributes(await folderFor(tree, vlanListPath), {
    [basename(vlanListPath)]: [
      'VLAN Dev name\t | VLAN ID',
      'Name-Type: VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD',
      ...lines,
    ].join('\n'),
  });
}

/**
 * Writes what a kernel would tell over netlink: the addresses, and with them gateways and name
 * servers.
 */
async function writeState(tree: HostTree, view: KernelView): Promise<void> {
  const configured = [...view.configured];
  const addresses = Object.fromEntries(
    configured
      .filter(([, state]) => state.addresses.length > 0)
      .map(([name, state]) => [name, state.addresses]),
  );
  const leases = Object.fromEntries(configured.filter(([, state]) => state.addresses.length > 0));
  const folder = await folderFor(tree, 'run/network/addresses.json');
  await folderFor(tree, 'run/network/leases.json');
  await attributes(folder, {
    'addresses.json': JSON.stringify(addresses, null, 2),
    'leases.json': JSON.stringify(leases, null, 2),
  });
}

/** The folder of a file that is written; no link is on the way to it. */
async function folderFor(tree: HostTree, path: string): Promise<string> {
  return dirname(await placeWithoutLinks(tree.root.directory, path));
}

function linkAttributes(link: Link, index: number): Readonly<Record<string, string>> {
  return {
    address: link.mac,
    type: '1',
    mtu: String(link.mtu),
    ifindex: String(index),
    flags: '0x1003',
    operstate: link.carrier ? 'up' : 'down',
    carrier: link.carrier ? '1' : '0',
    speed: link.carrier ? String(link.speedMbps) : '-1',
    duplex: link.carrier ? 'full' : 'unknown',
  };
}

/**
 * Open vSwitch shows no speed and no duplex. Its bridges have a carrier whether or not a port has
 * one, and its datapath is never up.
 */
function deviceAttributes(device: VirtualDevice, index: number): Readonly<Record<string, string>> {
  const all = linkAttributes(device, index);
  if (device.kind !== 'ovsBridge' && device.kind !== 'datapath') return all;
  const { address = '', type = '', mtu = '', ifindex = '' } = all;
  const up = { flags: '0x1103', operstate: 'unknown', carrier: '1' };
  const down = { flags: '0x1102', operstate: 'down' };
  return { address, type, mtu, ifindex, ...(device.kind === 'ovsBridge' ? up : down) };
}

async function attributes(folder: string, values: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, value] of Object.entries(values))
    await writeFile(join(folder, name), `${value}\n`);
}

/** Makes a relative link, as the kernel's are, so that the tree may be moved. */
async function link(base: string, path: string, target: string): Promise<void> {
  const up = '../'.repeat(path.split('/').length - 1);
  await mkdir(dirname(join(base, path)), { recursive: true });
  await symlink(`${up}${target}`, join(base, path));
}

async function replaceFolder(staged: string, target: string): Promise<void> {
  const old = `${target}.old`;
  await rm(old, { recursive: true, force: true });
  try {
    await rename(target, old);
  } catch {
    // At the first boot there is no sys folder yet.
  }
  await rename(staged, target);
  await rm(old, { recursive: true, force: true });
}
