import { known, type Disk, type DiskUse, type Known } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import { readDeviceUse } from '../files/mounts.js';
import { wordAt } from '../files/text-of.js';
import type { Commands } from '../machine/commands.js';
import { ask, valueOf } from './ask.js';
import { readBlockContent, readBlockDisk, type BlockDisk } from './block-disk.js';

/** Bytes in which every partition table, file system and volume has something. */
const beginning = '1048576';

/** The disks in sysfs. Optical drives, loop devices and the kernel's own devices are none. */
export async function readDisks(
  files: HostTree,
  commands: Commands | null,
): Promise<Known<readonly Disk[]>> {
  const names = await files.list('/sys/block');
  if (!names.known) return names;
  const disks = await Promise.all(names.value.map((name) => readDisk(files, commands, name)));
  return known(
    disks.filter((disk) => disk !== null).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

async function readDisk(
  files: HostTree,
  commands: Commands | null,
  name: string,
): Promise<Disk | null> {
  const disk = await readBlockDisk(files, name);
  if (disk === null) return null;
  const rotating = await wordAt(files, `/sys/block/${name}/queue/rotational`);
  const health = await ask(commands, 'smartctl', ['-H', `/dev/${name}`]);
  const identity = await ask(commands, 'smartctl', ['-i', `/dev/${name}`]);
  return {
    name,
    size: disk.size,
    model: disk.model,
    serial:
      disk.serial ||
      valueOf(identity?.text ?? '', 'Serial Number') ||
      valueOf(identity?.text ?? '', 'Serial number'),
    medium: rotating === '1' ? 'rotating' : rotating === '0' ? 'solid' : 'unknown',
    removable: disk.removable,
    use: await useOf(files, commands, disk),
    health: healthIn(health?.text ?? ''),
  };
}

/** What smartctl -H says, for ATA, SCSI and NVMe alike. */
export function healthIn(text: string): Disk['health'] {
  const said =
    valueOf(text, 'SMART overall-health self-assessment test result') ||
    valueOf(text, 'SMART Health Status');
  if (said === '') return 'notTold';
  return said.startsWith('PASSED') || said.startsWith('OK') ? 'good' : 'failing';
}

/**
 * What a disk without a known signature begins with. blkid says "nothing found" also of a disk that
 * cannot be read, and data of a kind that it does not know are data too. So its beginning has to be
 * read, and to be zeros.
 */
async function beginningOf(commands: Commands | null, name: string): Promise<DiskUse> {
  const compared = await ask(commands, 'cmp', ['-s', '-n', beginning, `/dev/${name}`, '/dev/zero']);
  if (compared?.status === 0) return { kind: 'empty' };
  return compared?.status === 1 ? { kind: 'content', what: 'data' } : { kind: 'unknown' };
}

async function useOf(
  files: HostTree,
  commands: Commands | null,
  { name, holders: [holder], partitions }: BlockDisk,
): Promise<DiskUse> {
  if (holder !== undefined) return { kind: 'inUse', what: holder };
  if (partitions.length > 0)
    return { kind: 'inUse', what: partitions.map((part) => part.name).join(' ') };
  if ((await readDeviceUse(files)).has(`/dev/${name}`))
    return { kind: 'inUse', what: `/dev/${name}` };
  const content = await readBlockContent(commands, name);
  if (content === null) return { kind: 'unknown' };
  if (Object.keys(content).length === 0) return beginningOf(commands, name);
  const found = content['TYPE'] ?? content['PTTYPE'];
  return found === undefined ? { kind: 'unknown' } : { kind: 'content', what: found };
}
