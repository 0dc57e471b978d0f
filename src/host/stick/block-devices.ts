import type { HostTree } from '../files/host-tree.js';
import { wordAt } from '../files/text-of.js';

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

/** A USB stick, with its partitions. */
export interface UsbDisk extends BlockDevice {
  readonly model: string;
  readonly serial: string;
  /** It is write-protected. */
  readonly readOnly: boolean;
  readonly partitions: readonly BlockDevice[];
}

type Files = Pick<HostTree, 'list' | 'text' | 'exists' | 'realPath'>;

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
 * A disk of sysfs if it is plugged into USB or can be taken out; null if not, or if it is empty.
 */
export async function readUsbDisk(files: Files, name: string): Promise<UsbDisk | null> {
  const at = `/sys/block/${name}`;
  // Optical and floppy drives, and network devices, are no sticks.
  if (/^(?:sr|fd|nbd)\d/u.test(name) || !(await files.exists(`${at}/device`))) return null;
  const onUsb = ((await files.realPath(at)) ?? '').includes('/usb');
  if (!onUsb && (await wordAt(files, `${at}/removable`)) !== '1') return null;
  const disk = await blockDevice(files, at, name);
  // A card reader without a card.
  if (!(disk.size > 0)) return null;
  const inside = await files.list(at);
  const names = (inside.known ? inside.value : []).filter((entry) => entry.startsWith(name));
  const vendor = await wordAt(files, `${at}/device/vendor`);
  return {
    ...disk,
    model: `${vendor} ${await wordAt(files, `${at}/device/model`)}`.trim(),
    serial: await wordAt(files, `${at}/device/serial`),
    readOnly: (await wordAt(files, `${at}/ro`)) === '1',
    partitions: await Promise.all(
      names.toSorted().map((part) => blockDevice(files, `${at}/${part}`, part)),
    ),
  };
}
