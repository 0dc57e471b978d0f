import { known, type Known, type Stick, type StickIssue } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import { readDeviceUse } from '../files/mounts.js';
import {
  readBlockContent,
  readBlockDisk,
  type BlockContent,
  type BlockDevice,
  type BlockDisk,
} from '../hardware/block-disk.js';
import type { Commands } from '../machine/commands.js';

type Files = Pick<HostTree, 'list' | 'text' | 'exists' | 'realPath'>;

/** File systems that are written. */
const written = new Set(['vfat', 'exfat', 'ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'ntfs', 'f2fs']);
/** GPT's type of a partition that firmware boots from. */
const efiSystem = 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b';
/** Where a host mounts what it boots from. */
const ofBoot = /^\/(?:boot(?:\/.*)?)?$/u;
/** Where XenServer mounts SRs. */
const ofSr = /^(?:\/var)?\/run\/sr-mount\//u;

/** A disk if it is plugged into USB or can be taken out; null if not. */
async function readUsbDisk(files: Files, name: string): Promise<BlockDisk | null> {
  const onUsb = ((await files.realPath(`/sys/block/${name}`)) ?? '').includes('/usb');
  const disk = await readBlockDisk(files, name);
  return onUsb || disk?.removable === true ? disk : null;
}

/** Everything that was found out about a disk and its partitions. */
interface Found {
  readonly disk: BlockDisk;
  readonly contents: ReadonlyMap<string, BlockContent>;
  readonly mounts: ReadonlyMap<string, string>;
  readonly ofLvm: (holder: string) => boolean;
  /** Real paths. */
  readonly srDevices: ReadonlySet<string>;
}

const mountOf = ({ mounts }: Found, { name, number }: BlockDevice): string | undefined =>
  mounts.get(number) ?? mounts.get(`/dev/${name}`);

/** What forbids the whole disk, whichever of its parts it is about. */
function issueOfDisk(found: Found): StickIssue | null {
  const all = [found.disk, ...found.disk.partitions];
  const points = all.map((one) => mountOf(found, one)).filter((point) => point !== undefined);
  if (points.some((point) => ofBoot.test(point))) return { kind: 'boot' };
  if (points.some((point) => ofSr.test(point))) return { kind: 'sr' };
  if (all.some(({ name }) => found.srDevices.has(`/dev/${name}`))) return { kind: 'sr' };
  if (all.some(({ name }) => found.contents.get(name)?.['TYPE'] === 'LVM2_member'))
    return { kind: 'lvm' };
  const holders = all.flatMap((one) => one.holders);
  if (holders.some(found.ofLvm)) return { kind: 'lvm' };
  const [holder] = holders;
  if (holder !== undefined) return { kind: 'inUse', what: holder };
  const unseen = all.some(({ name }) => (found.contents.get(name) ?? null) === null);
  return unseen ? { kind: 'notLooked' } : null;
}

/** What forbids one file system of it. */
function issueOf(found: Found, one: BlockDevice, content: BlockContent): StickIssue | null {
  const type = content?.['TYPE'] ?? '';
  const mounted = mountOf(found, one);
  if (mounted !== undefined) return { kind: 'mounted', what: mounted };
  if (content?.['PART_ENTRY_TYPE'] === efiSystem) return { kind: 'boot' };
  if (type === '') return { kind: 'noFileSystem' };
  if (content?.['USAGE'] !== 'filesystem' || !written.has(type))
    return { kind: 'content', what: type };
  return found.disk.readOnly ? { kind: 'readOnly' } : null;
}

function sticksOf(found: Found): readonly Stick[] {
  const { disk, contents } = found;
  const whole = issueOfDisk(found);
  return (disk.partitions.length === 0 ? [disk] : disk.partitions).map((one) => {
    const content = contents.get(one.name) ?? null;
    return {
      device: one.name,
      model: disk.model,
      serial: disk.serial,
      label: content?.['LABEL'] ?? '',
      size: one.size,
      fileSystem: content?.['TYPE'] ?? '',
      uuid: content?.['UUID'] ?? '',
      issue: whole ?? issueOf(found, one, content),
    };
  });
}

/**
 * The file systems on this machine's USB sticks, each with why it must not be written to. What the
 * kernel uses decides; `srDevices` are only a second look at what XAPI knows.
 */
export async function findSticks(
  files: Files,
  commands: Commands,
  srDevices: readonly string[],
): Promise<Known<readonly Stick[]>> {
  const names = await files.list('/sys/block');
  if (!names.known) return names;
  const disks = await Promise.all(names.value.map((name) => readUsbDisk(files, name)));
  const mounts = await readDeviceUse(files);
  const mapped = new Set<string>();
  for (const name of names.value.filter((each) => each.startsWith('dm-'))) {
    const uuid = await files.text(`/sys/block/${name}/dm/uuid`);
    if (uuid.known && uuid.value.startsWith('LVM-')) mapped.add(name);
  }
  const real = await Promise.all(
    srDevices.map(async (path) => (await files.realPath(path)) ?? path),
  );
  const sticks: Stick[] = [];
  for (const disk of disks.filter((each) => each !== null)) {
    const contents = new Map<string, BlockContent>();
    for (const { name } of [disk, ...disk.partitions])
      contents.set(name, await readBlockContent(commands, name));
    sticks.push(
      ...sticksOf({
        disk,
        contents,
        mounts,
        ofLvm: (holder) => mapped.has(holder),
        srDevices: new Set(real),
      }),
    );
  }
  return known(sticks.toSorted((one, other) => (one.device < other.device ? -1 : 1)));
}
