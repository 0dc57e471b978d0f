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
import { carrierOf, countOf, sysfsNic, type SysfsNic } from './sysfs.js';

/**
 * ARPHRD_ETHER of linux/if_arp.h: the sysfs `type` of Ethernet, bridges, Bonds and VLANs, but not
 * of loopback.
 */
const ethernet = '1';
/** ARPHRD_INFINIBAND. */
const infiniband = '32';
const pciAddress = /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/;

/**
 * Every Ethernet interface of the host, including bridges, Bonds and VLANs, and every InfiniBand
 * card, sorted by number (eth2 before eth10). Of the kernel it reads only /sys/class/net below the
 * root, so NICs that are down are in the list too. `addresses` has the current addresses, which
 * sysfs does not show. Unknown when that folder cannot be listed.
 */
export async function readNics(
  tree: HostTree,
  addresses: NicAddresses,
): Promise<Known<readonly Nic[]>> {
  const names = await tree.list('/sys/class/net');
  if (!names.known) return unknown('unreadable', names.reason.detail);
  // Each is a few dozen small files: read at once, they take half the time.
  const nics = await Promise.all(
    names.value.toSorted(byDevice).map(async (device) => {
      const files = sysfsNic(tree, device);
      return (await isListed(files))
        ? [await readNic(tree, device, files, addresses.get(device) ?? [])]
        : [];
    }),
  );
  return known(nics.flat());
}

/**
 * Whether the interface belongs in the list. A running kernel always has its `type`. A tree made by
 * hand may have only the hardware's `device`, and that is a NIC too.
 */
async function isListed(files: SysfsNic): Promise<boolean> {
  const type = await files.text('type');
  return type === null || type === infiniband ? files.has('device') : type === ethernet;
}

/**
 * Why the interface cannot be used: bridges do not take InfiniBand and wireless, and PIF.scan
 * leaves out SR-IOV virtual functions.
 */
async function unfitFor(files: SysfsNic): Promise<NicUnfit | null> {
  if ((await files.text('type')) === infiniband) return 'infiniband';
  const wireless =
    (await files.has('phy80211')) ||
    (await files.has('wireless')) ||
    (await files.text('uevent'))?.split('\n').includes('DEVTYPE=wlan') === true;
  if (wireless) return 'wireless';
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
  const carrier = carrierOf(await files.text('carrier'));
  // Some drivers go on telling what the last link had.
  const ofLink = async (attribute: string): Promise<string | null> =>
    carrier === false ? null : files.text(attribute);
  return {
    device,
    // The address of InfiniBand has 20 bytes, and older kernels cut it to 6 in perm_hwaddr.
    mac:
      unfit === 'infiniband'
        ? null
        : parseMac((await ownAddress(tree, device, files, master)) ?? ''),
    physical: unfit !== 'infiniband' && (await isPhysical(files)),
    ...(unfit === null ? {} : { unfit }),
    carrier,
    speedMbps: speedOf(await ofLink('speed')),
    duplex: duplexOf(await ofLink('duplex')),
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
 * The card's own MAC. A member of a kernel Bond shows the Bond's MAC, except with fail_over_mac.
 * Older kernels show the card's own MAC only in the list in /proc/net/bonding.
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
 * Decides, as xcp-networkd does for PIF.scan, whether the interface is physical: it is hardware, no
 * SR-IOV virtual function, and no backend of a guest's interface.
 */
async function isPhysical(files: SysfsNic): Promise<boolean> {
  if (!(await files.has('device')) || (await files.has('device/physfn'))) return false;
  const driver = await files.linkText('device/driver');
  return driver?.split('/').includes('xen-backend') !== true;
}

/**
 * The speed in Mbps; null without a link. The kernel then says -1, or the same as 32 bits without a
 * sign.
 */
function speedOf(text: string | null): number | null {
  const speed = text !== null && /^\d+$/.test(text) ? Number(text) : 0;
  return speed > 0 && speed < 0xffffffff ? speed : null;
}

function duplexOf(text: string | null): Nic['duplex'] {
  return text === 'full' || text === 'half' ? text : null;
}

/**
 * The PCI address of the device, or of the nearest PCI device above it: a virtio or USB NIC is
 * below one.
 */
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
 * The Bond or bridge of which the interface is a member. A running kernel shows both as `master`;
 * older kernels show a bridge only as `brport/bridge`.
 */
async function memberOf(files: SysfsNic): Promise<string | null> {
  const bridge = await files.linkText('brport/bridge');
  return (await files.linkName('master')) ?? (bridge === null ? null : basename(bridge));
}
