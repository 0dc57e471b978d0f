/**
 * PCI vendor ids of the network cards found in servers and virtual machines, as the PCI ID
 * repository names them.
 */
const names: Readonly<Record<string, string>> = {
  '0x8086': 'Intel',
  '0x14e4': 'Broadcom',
  '0x15b3': 'Mellanox',
  '0x10ec': 'Realtek',
  '0x1077': 'QLogic',
  '0x19a2': 'Emulex',
  '0x10df': 'Emulex',
  '0x1425': 'Chelsio',
  '0x1924': 'Solarflare',
  '0x1d6a': 'Aquantia',
  '0x11ab': 'Marvell',
  '0x1969': 'Qualcomm Atheros',
  '0x1137': 'Cisco',
  '0x103c': 'Hewlett-Packard',
  '0x10de': 'NVIDIA',
  '0x1dd8': 'Pensando',
  '0x19e5': 'Huawei',
  '0x1d0f': 'Amazon',
  '0x1af4': 'virtio',
  '0x15ad': 'VMware',
};

/**
 * The name for a sysfs `vendor` attribute (`0x8086`), or the id itself when we have no name for it.
 */
export function vendorName(id: string): string {
  return names[id.toLowerCase()] ?? id;
}
