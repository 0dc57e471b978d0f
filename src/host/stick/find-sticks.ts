import { known, type Known, type Stick, type StickIssue } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import { readDeviceUse } from '../files/mounts.js';
import { ask } from '../hardware/ask.js';
import type { Commands } from '../machine/commands.js';
import { readUsbDisk, type BlockDevice, type UsbDisk } from './block-devices.js';

type Files = Pick<HostTree, 'list' | 'text' | 'exists' | 'realPath'>;

/** File systems that are written. */
const written = new Set(['vfat', 'exfat', 'ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'ntfs', 'f2fs']);
/** The exit status of blkid for "nothing found". */
const nothingFound = 2;
/** GPT's type of a partition that firmware boots from. */
const efiSystem = 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b';
/** Where a host mounts what it boots from. */
const ofBoot = /^\/(?:boot(?:\/.*)?)?$/u;
/** Where XenServer mounts SRs. */
const ofSr = /^(?:\/var)?\/run\/sr-mount\//u;

/** What blkid tells of a device, by its names of it; null: nobody could look. */
type Content = Readonly<Record<string, string>> | null;

async function contentOf(commands: Commands, name: string): Promise<Content> {
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

/** Everything that was found out about a disk and its partitions. */
interface Found {
  readonly disk: UsbDisk;
  readonly contents: ReadonlyMap<string, Content>;
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
function issueOf(found: Found, one: BlockDevice, content: Content): StickIssue | null {
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
    const contents = new Map<string, Content>();
    for (const { name } of [disk, ...disk.partitions])
      contents.set(name, await contentOf(commands, name));
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
