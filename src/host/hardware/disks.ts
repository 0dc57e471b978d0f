import { known, type Disk, type DiskUse, type Known } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import { readDeviceUse } from '../files/mounts.js';
import type { Commands } from '../machine/commands.js';
import { ask, valueOf } from './ask.js';

/** The exit status of blkid for "nothing found". */
const nothingFound = 2;
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
  const at = `/sys/block/${name}`;
  const text = async (attribute: string): Promise<string> => {
    const read = await files.text(`${at}/${attribute}`);
    return read.known ? read.value.trim() : '';
  };
  if (!(await files.exists(`${at}/device`)) || /^(?:sr|fd|nbd)\d/u.test(name)) return null;
  const size = Number(await text('size')) * 512;
  // A card reader without a card.
  if (!(size > 0)) return null;
  const rotating = await text('queue/rotational');
  const health = await ask(commands, 'smartctl', ['-H', `/dev/${name}`]);
  const identity = await ask(commands, 'smartctl', ['-i', `/dev/${name}`]);
  const serial = (await text('device/serial')) || (await text('serial'));
  const vendor = await text('device/vendor');
  return {
    name,
    size,
    // virtio has a PCI id there, libata only "ATA".
    model: `${/^(?:ATA|0x.*)$/u.test(vendor) ? '' : vendor} ${await text('device/model')}`.trim(),
    serial:
      serial ||
      valueOf(identity?.text ?? '', 'Serial Number') ||
      valueOf(identity?.text ?? '', 'Serial number'),
    medium: rotating === '1' ? 'rotating' : rotating === '0' ? 'solid' : 'unknown',
    removable: (await text('removable')) === '1',
    use: await useOf(files, commands, name),
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

async function useOf(files: HostTree, commands: Commands | null, name: string): Promise<DiskUse> {
  const at = `/sys/block/${name}`;
  const holders = await files.list(`${at}/holders`);
  const [holder] = holders.known ? holders.value : [];
  if (holder !== undefined) return { kind: 'inUse', what: holder };
  const inside = await files.list(at);
  const parts = (inside.known ? inside.value : []).filter((entry) => entry.startsWith(name));
  if (parts.length > 0) return { kind: 'inUse', what: parts.toSorted().join(' ') };
  if ((await readDeviceUse(files)).has(`/dev/${name}`))
    return { kind: 'inUse', what: `/dev/${name}` };
  const probed = await ask(commands, 'blkid', ['-p', '-o', 'export', `/dev/${name}`]);
  if (probed === null) return { kind: 'unknown' };
  if (probed.status === nothingFound) return beginningOf(commands, name);
  const found = /^(?:TYPE|PTTYPE)=(.+)$/mu.exec(probed.text)?.[1];
  return found === undefined ? { kind: 'unknown' } : { kind: 'content', what: found };
}
