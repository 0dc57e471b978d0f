import { known, type Card, type Known, type Nic } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import { wordAt } from '../files/text-of.js';
import type { Commands } from '../machine/commands.js';
import { vendorName } from '../nics/nic-vendor.js';
import { ask, valueOf } from './ask.js';

const pciFolder = '/sys/bus/pci/devices';
/** PCI classes of mass storage, and of Fibre Channel. */
const storageClass = /^0x(?:01|0c04)/u;
/** Where drivers of storage cards show the firmware's version, below scsi_host/hostN. */
const firmwareFiles = ['version_fw', 'fw_version', 'fwrev', 'fw_ver', 'firmware_rev'] as const;

/** The names that lspci knows, by address. */
async function namesOf(commands: Commands | null): Promise<ReadonlyMap<string, string>> {
  const listed = await ask(commands, 'lspci', ['-D', '-vmm']);
  const records = (listed?.text ?? '').split('\n\n');
  return new Map(
    records.map((record) => [
      valueOf(record, 'Slot'),
      `${valueOf(record, 'Vendor')} ${valueOf(record, 'Device')}`.trim(),
    ]),
  );
}

/** The network cards that have a device, and the storage cards in sysfs. */
export async function readCards(
  files: HostTree,
  commands: Commands | null,
  nics: Known<readonly Nic[]>,
): Promise<Known<readonly Card[]>> {
  if (!nics.known) return nics;
  const names = await namesOf(commands);
  const network = await Promise.all(
    nics.value
      .filter(({ physical }) => physical)
      .map(async ({ device, driver, vendor, pciAddress }): Promise<Card> => {
        const answer = (await ask(commands, 'ethtool', ['-i', device]))?.text ?? '';
        return {
          kind: 'network',
          address: pciAddress ?? '',
          name: names.get(pciAddress ?? '') ?? vendor ?? '',
          driver: driver ?? '',
          driverVersion: valueOf(answer, 'version'),
          firmware: valueOf(answer, 'firmware-version'),
          device,
        };
      }),
  );
  const slots = await files.list(pciFolder);
  const storage = await Promise.all(
    (slots.known ? slots.value : [])
      .toSorted()
      .map((address) => storageCard(files, address, names.get(address) ?? '')),
  );
  return known([...storage.filter((card) => card !== null), ...network]);
}

async function storageCard(files: HostTree, address: string, name: string): Promise<Card | null> {
  const text = (path: string): Promise<string> => wordAt(files, path);
  const at = `${pciFolder}/${address}`;
  if (!storageClass.test(await text(`${at}/class`))) return null;
  const driver = ((await files.link(`${at}/driver`)) ?? '').split('/').at(-1) ?? '';
  return {
    kind: 'storage',
    address,
    name: name || `${vendorName(await text(`${at}/vendor`))} ${await text(`${at}/device`)}`,
    driver,
    driverVersion: driver === '' ? '' : await text(`/sys/module/${driver}/version`),
    firmware: await firmwareOf(files, at),
    device: '',
  };
}

async function firmwareOf(files: HostTree, at: string): Promise<string> {
  const inside = await files.list(at);
  const hosts = (inside.known ? inside.value : []).filter((entry) => /^host\d+$/u.test(entry));
  const disks = await files.list(`${at}/nvme`);
  const folders = [
    ...hosts.map((host) => `/sys/class/scsi_host/${host}`),
    ...(disks.known ? disks.value.map((disk) => `${at}/nvme/${disk}`) : []),
  ];
  for (const folder of folders)
    for (const file of firmwareFiles) {
      const read = await files.text(`${folder}/${file}`);
      if (read.known && read.value.trim() !== '') return read.value.trim();
    }
  return '';
}
