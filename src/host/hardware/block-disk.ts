import type { HostTree } from '../files/host-tree.js';
import { wordAt } from '../files/text-of.js';
import type { Commands } from '../machine/commands.js';
import { ask } from './ask.js';

/** A disk or partition in sysfs. */
export interface BlockDevice {
  /** The kernel's name. */
  readonly name: string;
  /** Its number as in mountinfo: 8:17. */
  readonly number: string;
  /** Bytes. */
  readonly size: number;
  /** What is built on it: dm-0, md0. */
  readonly holders: readonly string[];
}

/** A whole disk, with its partitions. */
export interface BlockDisk extends BlockDevice {
  readonly model: string;
  /** '' where sysfs does not say. */
  readonly serial: string;
  readonly removable: boolean;
  /** It is write-protected. */
  readonly readOnly: boolean;
  /** By name. */
  readonly partitions: readonly BlockDevice[];
}

type Files = Pick<HostTree, 'list' | 'text' | 'exists'>;

async function blockDevice(files: Files, at: string, name: string): Promise<BlockDevice> {
  const holders = await files.list(`${at}/holders`);
  return {
    name,
    number: await wordAt(files, `${at}/dev`),
    size: Number(await wordAt(files, `${at}/size`)) * 512,
    holders: holders.known ? holders.value.toSorted() : [],
  };
}

/**
 * A disk of sysfs; null if it is none or empty. Optical and floppy drives, network devices, loop
 * devices and the kernel's own devices are no disks.
 */
export async function readBlockDisk(files: Files, name: string): Promise<BlockDisk | null> {
  const at = `/sys/block/${name}`;
  if (/^(?:sr|fd|nbd)\d/u.test(name) || !(await files.exists(`${at}/device`))) return null;
  const word = (attribute: string): Promise<string> => wordAt(files, `${at}/${attribute}`);
  const disk = await blockDevice(files, at, name);
  // A card reader without a card.
  if (!(disk.size > 0)) return null;
  const inside = await files.list(at);
  const names = (inside.known ? inside.value : []).filter((entry) => entry.startsWith(name));
  const vendor = await word('device/vendor');
  return {
    ...disk,
    // virtio has a PCI id there, libata only "ATA".
    model: `${/^(?:ATA|0x.*)$/u.test(vendor) ? '' : vendor} ${await word('device/model')}`.trim(),
    serial: (await word('device/serial')) || (await word('serial')),
    removable: (await word('removable')) === '1',
    readOnly: (await word('ro')) === '1',
    partitions: await Promise.all(
      names.toSorted().map((part) => blockDevice(files, `${at}/${part}`, part)),
    ),
  };
}

/** What blkid tells of a device, by its names of it; null: nobody could look. */
export type BlockContent = Readonly<Record<string, string>> | null;

/** The exit status of blkid for "nothing found". */
const nothingFound = 2;

/** Reads what is on a disk or partition; nothing is in it when blkid finds nothing. */
export async function readBlockContent(
  commands: Commands | null,
  name: string,
): Promise<BlockContent> {
  const probed = await ask(commands, 'blkid', ['-p', '-o', 'export', `/dev/${name}`]);
  if (probed === null) return null;
  if (probed.status === nothingFound) return {};
  if (probed.status !== 0) return null;
  const pairs = probed.text.split('\n').map((line) => {
    const cut = line.indexOf('=');
    // blkid puts a backslash before what a shell would not take.
    return [line.slice(0, cut), line.slice(cut + 1).replace(/\\(.)/gu, '$1')] as const;
  });
  return Object.fromEntries(pairs);
}
