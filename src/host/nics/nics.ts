import { basename } from 'node:path';
import {
  known,
  parseMac,
  unknown,
  type Known,
  type Nic,
  type NicUnfit,
} from '../../model/index.js';
import { byDevice } from './device-order.js';
import type { HostTree } from '../files/host-tree.js';
import type { NicAddresses } from './nic-addresses.js';
import { vendorName } from './nic-vendor.js';
import { carrierOf, sysfsNic, type SysfsNic } from './sysfs.js';

/**
 * ARPHRD_ETHER of linux/if_arp.h: what sysfs `type` says of Ethernet, bridges, bonds and VLANs, and
 * not of loopback.
 */
const ethernet = '1';
/** ARPHRD_INFINIBAND. */
const infiniband = '32';
const pciAddress = /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/;

/**
 * Every Ethernet interface of the host, bridges, bonds and VLANs included, and every InfiniBand
 * card, in the order of their numbers (eth2 before eth10). Reads /sys/class/net below the root and nothing else of the kernel,
 * so that NICs that are down are there too. Unknown when that folder cannot be listed. `addresses`:
 * what each holds now, which sysfs does not say.
 */
export async function readNics(
  tree: HostTree,
  addresses: NicAddresses,
): Promise<Known<readonly Nic[]>> {
  const names = await tree.list('/sys/class/net');
  if (!names.known) return unknown('unreadable', names.reason.detail);
  const nics: Nic[] = [];
  for (const device of names.value.toSorted(byDevice)) {
    const files = sysfsNic(tree, device);
    if (await isListed(files))
      nics.push(await readNic(tree, device, files, addresses.get(device) ?? []));
  }
  return known(nics);
}

/**
 * A running kernel always says the type; a tree made by hand may hold no more than the hardware's
 * `device`, and that is a NIC too.
 */
async function isListed(files: SysfsNic): Promise<boolean> {
  const type = await files.text('type');
  return type === null || type === infiniband ? files.has('device') : type === ethernet;
}

/** What no bridge takes (InfiniBand, wireless), and what PIF.scan leaves out. */
async function unfitFor(files: SysfsNic): Promise<NicUnfit | null> {
  if ((await files.text('type')) === infiniband) return 'infiniband';
  if ((await files.has('phy80211')) || (await files.has('wireless'))) return 'wireless';
  return (await files.has('device/physfn')) ? 'virtualFunction' : null;
}

async function readNic(
  tree: HostTree,
  device: string,
  files: SysfsNic,
  addresses: readonly string[],
): Promise<Nic> {
  const vendor = await files.text('device/vendor');
  const master = await memberOf(files);
  const unfit = await unfitFor(files);
  return {
    device,
    mac: parseMac((await ownAddress(tree, device, files, master)) ?? ''),
    physical: unfit !== 'infiniband' && (await isPhysical(files)),
    ...(unfit === null ? {} : { unfit }),
    carrier: carrierOf(await files.text('carrier')),
    speedMbps: speedOf(await files.text('speed')),
    duplex: duplexOf(await files.text('duplex')),
    driver: await files.linkName('device/driver'),
    vendor: vendor === null ? null : vendorName(vendor),
    pciAddress: await pciAddressOf(files),
    mtu: countOf(await files.text('mtu')),
    sriov: (countOf(await files.text('device/sriov_totalvfs')) ?? 0) > 0,
    addresses,
    memberOf: master,
    bondMode: (await files.text('bonding/mode'))?.split(' ')[0] ?? null,
  };
}

/**
 * The address the card came with. A member of a kernel bond shows the bond's, in every mode but
 * fail_over_mac; older kernels tell its own only in the bond's list.
 */
async function ownAddress(
  tree: HostTree,
  device: string,
  files: SysfsNic,
  master: string | null,
): Promise<string | null> {
  const own = await files.text('bonding_slave/perm_hwaddr');
  if (own !== null) return own;
  const bond = master === null ? null : await tree.text(`/proc/net/bonding/${master}`);
  const listed = bond?.known === true ? permanentAddress(bond.value, device) : null;
  return listed ?? files.text('address');
}

/** `Permanent HW addr` of one member in the text of /proc/net/bonding. */
function permanentAddress(list: string, device: string): string | null {
  const member = list
    .split(/^Slave Interface: /m)
    .slice(1)
    .find((part) => part.split('\n')[0]?.trim() === device);
  return /^Permanent HW addr: (\S+)$/m.exec(member ?? '')?.[1] ?? null;
}

/**
 * As xcp-networkd decides what PIF.scan may take: hardware, no SR-IOV virtual function, no backend
 * of a guest's interface.
 */
async function isPhysical(files: SysfsNic): Promise<boolean> {
  if (!(await files.has('device')) || (await files.has('device/physfn'))) return false;
  const driver = await files.linkText('device/driver');
  return driver?.split('/').includes('xen-backend') !== true;
}

/** The kernel says -1 (as text, also as 32 bits without sign) when there is no link. */
function speedOf(text: string | null): number | null {
  const speed = text !== null && /^\d+$/.test(text) ? Number(text) : 0;
  return speed > 0 && speed < 0xffffffff ? speed : null;
}

function countOf(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

function duplexOf(text: string | null): Nic['duplex'] {
  return text === 'full' || text === 'half' ? text : null;
}

/** The device itself, or the nearest PCI device above it: a virtio or USB NIC hangs below one. */
async function pciAddressOf(files: SysfsNic): Promise<string | null> {
  const linked = await files.linkName('device');
  if (linked !== null && pciAddress.test(linked)) return linked;
  const real = await files.realPath('device');
  return (
    real
      ?.split('/')
      .reverse()
      .find((part) => pciAddress.test(part)) ?? null
  );
}

/**
 * Bonds and bridges both show `master` in a running kernel; older ones show a bridge by
 * `brport/bridge` alone.
 */
async function memberOf(files: SysfsNic): Promise<string | null> {
  const bridge = await files.linkText('brport/bridge');
  return (await files.linkName('master')) ?? (bridge === null ? null : basename(bridge));
}
