import { readFileSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openTree } from '../../../src/host/index.js';
import { findSticks } from '../../../src/host/stick/find-sticks.js';
import type { Stick } from '../../../src/model/index.js';
import { printed } from '../../support/host/fixed-commands.js';
import { machineWithSticks } from '../../support/host/shape.js';

/*
 * The recorded machine boots from sda. Its sticks: sdb with a FAT partition, mounted at /mnt/x, and
 * an empty partition; sdc, an ext4 without partitions, which the kernel does not call removable;
 * sdd with a physical volume; sde with nothing on it; sdf, write-protected.
 */

type Machine = ReturnType<typeof machineWithSticks>;

async function found(
  { root, printed: answers }: Machine,
  srDevices: readonly string[] = [],
): Promise<readonly Stick[]> {
  const sticks = await findSticks(await openTree(root), printed(answers), srDevices);
  return sticks.known ? sticks.value : [];
}

const issues = (sticks: readonly Stick[]): Readonly<Record<string, Stick['issue']>> =>
  Object.fromEntries(sticks.map(({ device, issue }) => [device, issue]));

/** The recorded machine with a text of a file replaced. */
function changed(path: string, from: string | RegExp, to: string): Machine {
  const machine = machineWithSticks();
  const place = join(machine.root, path);
  writeFileSync(place, readFileSync(place, 'utf8').replace(from, to));
  return machine;
}

test('the sticks of a recorded machine, each with why it is not written to', async () => {
  const sticks = await found(machineWithSticks());
  expect(issues(sticks)).toEqual({
    sdb1: { kind: 'mounted', what: '/mnt/x' },
    sdb2: { kind: 'noFileSystem' },
    sdc: null,
    sdd1: { kind: 'lvm' },
    sde: { kind: 'noFileSystem' },
    sdf: { kind: 'readOnly' },
  });
  expect(sticks.find(({ device }) => device === 'sdb1')).toMatchObject({
    model: 'QEMU QEMU HARDDISK',
    label: 'REPORTS',
    size: 41943040,
    fileSystem: 'vfat',
  });
});

test('the vendor that libata makes up is not part of the model', async () => {
  const sticks = await found(changed('/sys/block/sdb/device/vendor', /.*/su, 'ATA     \n'));
  expect(sticks.find(({ device }) => device === 'sdb1')?.model).toBe('QEMU HARDDISK');
});

test.each<[string, string, Stick['issue']]>([
  ['/boot/efi', '/proc/self/mountinfo', { kind: 'boot' }],
  ['/boot', '/proc/self/mountinfo', { kind: 'boot' }],
  ['/run/sr-mount/5f4d', '/proc/self/mountinfo', { kind: 'sr' }],
  ['/var/run/sr-mount/5f4d', '/proc/self/mountinfo', { kind: 'sr' }],
])('with a partition at %s the whole stick is left alone', async (point, path, issue) => {
  const at = issues(await found(changed(path, '/mnt/x', point)));
  expect([at['sdb1'], at['sdb2']]).toEqual([issue, issue]);
});

test('a path with a blank is read as it is, swap space is in use', async () => {
  const blank = changed('/proc/self/mountinfo', '/mnt/x', '/mnt/my\\040stick');
  expect(issues(await found(blank))['sdb1']).toEqual({ kind: 'mounted', what: '/mnt/my stick' });
  const swap = changed('/proc/swaps', /$/u, '/dev/sdc\tpartition\t65532\t0\t-2\n');
  expect(issues(await found(swap))['sdc']).toEqual({ kind: 'mounted', what: '[SWAP]' });
});

test('the device of a plugged SR is found behind its link', async () => {
  const machine = machineWithSticks();
  mkdirSync(join(machine.root, 'dev/disk/by-id'), { recursive: true });
  writeFileSync(join(machine.root, 'dev/sdc'), '');
  symlinkSync('../../sdc', join(machine.root, 'dev/disk/by-id/usb-1'));
  expect(issues(await found(machine, ['/dev/disk/by-id/usb-1']))['sdc']).toEqual({ kind: 'sr' });
});

test('what blkid tells decides: an EFI system partition, an ISO, nobody could look', async () => {
  const machine = machineWithSticks();
  const told = async (text: string): Promise<Stick['issue'] | undefined> => {
    const key = 'blkid -p -o export /dev/sdc';
    const sticks = await found({ ...machine, printed: { ...machine.printed, [key]: [0, text] } });
    return issues(sticks)['sdc'];
  };
  expect(
    await told(
      'TYPE=vfat\nUSAGE=filesystem\nPART_ENTRY_TYPE=c12a7328-f81f-11d2-ba4b-00a0c93ec93b\n',
    ),
  ).toEqual({ kind: 'boot' });
  expect(await told('TYPE=iso9660\nUSAGE=filesystem\n')).toEqual({
    kind: 'content',
    what: 'iso9660',
  });
  expect(await told('TYPE=linux_raid_member\nUSAGE=raid\n')).toEqual({
    kind: 'content',
    what: 'linux_raid_member',
  });
  expect(issues(await found({ ...machine, printed: {} }))).toMatchObject({
    sdc: { kind: 'notLooked' },
    sdd1: { kind: 'lvm' },
    sdf: { kind: 'notLooked' },
  });
});
