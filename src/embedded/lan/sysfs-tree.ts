import { placeWithoutLinks, vlanListPath, type HostTree } from '../../host/index.js';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { leasesPath } from './description.js';
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
 * of the kernel `brif`, Bonds `bonding/slaves`. Also writes run/network/addresses.json and
 * leases.json, for what a kernel would tell over netlink. The new sys folder is made from scratch
 * each time and then replaces the old one by renaming. Hundreds of small files are written at once,
 * synchronously: that costs a fifth of what it costs through promises.
 */
export async function writeKernelView(tree: HostTree, view: KernelView): Promise<void> {
  const staged = join(tree.root.directory, 'sys.new');
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(join(staged, 'class/net'), { recursive: true });
  const folders = new Map<string, string>();
  for (const port of view.ports)
    folders.set(port.name, `devices/pci0000:00/${port.pci}/net/${port.name}`);
  for (const device of view.devices) folders.set(device.name, `devices/virtual/net/${device.name}`);
  const masterLink = (name: string, folder: string, master: string | null): void => {
    const target = master === null ? undefined : folders.get(master);
    if (target === undefined || master === null) return;
    link(staged, `${folder}/master`, target);
    link(staged, `${folder}/upper_${master}`, target);
    link(staged, `${target}/lower_${name}`, folder);
    if (view.devices.some((device) => device.name === master && device.kind === 'bridge')) {
      link(staged, `${folder}/brport/bridge`, target);
      link(staged, `${target}/brif/${name}`, `${folder}/brport`);
    }
  };
  let index = 2;
  for (const port of view.ports) {
    const folder = folders.get(port.name) ?? '';
    const card = `devices/pci0000:00/${port.pci}`;
    attributes(join(staged, card), {
      vendor: port.vendor,
      device: port.device,
      class: '0x020000',
      ...(port.virtualFunctions > 0 ? { sriov_totalvfs: String(port.virtualFunctions) } : {}),
    });
    mkdirSync(join(staged, `bus/pci/drivers/${port.driver}`), { recursive: true });
    link(staged, `${card}/driver`, `bus/pci/drivers/${port.driver}`);
    attributes(
      join(staged, folder),
      linkAttributes(
        { mac: port.mac, carrier: port.cable, speedMbps: port.speedMbps, mtu: port.mtu },
        index++,
      ),
    );
    link(staged, `${folder}/device`, card);
    masterLink(port.name, folder, port.master);
  }
  for (const device of view.devices) {
    const folder = folders.get(device.name) ?? '';
    attributes(join(staged, folder), deviceAttributes(device, index++));
    if (device.kind === 'bridge') attributes(join(staged, folder, 'bridge'), { stp_state: '0' });
    if (device.kind === 'bond') {
      const members = view.ports
        .filter((port) => port.master === device.name)
        .map((port) => port.name);
      attributes(join(staged, folder, 'bonding'), {
        slaves: members.join(' '),
        mode: 'balance-slb 1',
      });
    }
    masterLink(device.name, folder, device.master);
  }
  for (const [name, folder] of folders) link(staged, `class/net/${name}`, folder);
  replaceFolder(staged, join(tree.root.directory, 'sys'));
  await writeVlans(tree, view);
  await writeState(tree, view);
}

/**
 * Writes the list of VLAN devices, as the 8021q module prints it. Open vSwitch does not need that
 * module.
 */
async function writeVlans(tree: HostTree, { devices, vlans }: KernelView): Promise<void> {
  if (devices.some(({ kind }) => kind === 'datapath')) {
    rmSync(await placeWithoutLinks(tree.root.directory, vlanListPath), { force: true });
    return;
  }
  const lines = vlans.map(
    ({ name, tag, device }) => `${name.padEnd(15)}| ${String(tag).padEnd(4)}| ${device}`,
  );
  attributes(await folderFor(tree, vlanListPath), {
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
  await folderFor(tree, leasesPath);
  attributes(folder, {
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

function attributes(folder: string, values: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, value] of Object.entries(values))
    writeFileSync(join(folder, name), `${value}\n`);
}

/** Makes a relative link, as the kernel's are, so that the tree may be moved. */
function link(base: string, path: string, target: string): void {
  const up = '../'.repeat(path.split('/').length - 1);
  mkdirSync(dirname(join(base, path)), { recursive: true });
  symlinkSync(`${up}${target}`, join(base, path));
}

function replaceFolder(staged: string, target: string): void {
  const old = `${target}.old`;
  rmSync(old, { recursive: true, force: true });
  try {
    renameSync(target, old);
  } catch {
    // At the first boot there is no sys folder yet.
  }
  renameSync(staged, target);
  rmSync(old, { recursive: true, force: true });
}
