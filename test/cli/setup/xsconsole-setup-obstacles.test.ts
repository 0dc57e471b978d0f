import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from '../../support/host/host-setup.js';
import { treeState } from '../../support/host/tree-state.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';
import { testWhere } from '../../support/run/test-where.js';

const units = 'etc/systemd/system';
const name = '50-xsconsole-recovery.conf';
const ours = `${units}/getty@tty1.service.d/${name}`;
const refused = 'Nothing was changed.\n';

/** A host whose kernel has a serial console, with units of its own. */
function host(): string {
  const root = temporaryFolder();
  writeTree(root, {
    'sys/class/tty/console/active': 'tty0 hvc0\n',
    [`${units}/getty@tty1.service.d/colours.conf`]: '[Service]\n',
    'usr/lib/systemd/system/getty@.service': '[Service]\nExecStart=/bin/true\n',
    'usr/lib/systemd/system/getty.target': '[Unit]\nDescription=Logins\n',
    'usr/lib/systemd/system/xsconsole-recovery@.service': '[Service]\nExecStart=/bin/true\n',
    'srv/theirs.conf': '[Unit]\nDescription=theirs\n',
  });
  mkdirSync(join(root, 'srv/empty'));
  return root;
}

/** The first words of the lines of a check that say what is in the way. */
async function inTheWay(root: string): Promise<readonly string[]> {
  const { status, stdout } = await setUp('--root', root, '--check');
  expect(status).toBe(0);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  return [...stdout.matchAll(/^FAILED ((?:Drop-in|Unit) .*?) *$/gmu)].map(([, line = '']) =>
    line.replace(/ +/gu, ' '),
  );
}

/** The command changes nothing and says these words. */
async function refuses(
  root: string,
  option: '--default' | '--restore',
  words: string,
): Promise<void> {
  const before = treeState(root);
  const { status, stdout, stderr } = await setUp('--root', root, option);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr.endsWith(refused)).toBe(true);
  expect(treeState(root)).toEqual(before);
}

/** The ways in which somebody else's things may stand in the place of one of our drop-ins. */
const foreign: readonly (readonly [string, (root: string) => void, string, string])[] = [
  [
    'a link to a file of somebody',
    (root) => {
      symlinkSync('/srv/theirs.conf', join(root, ours));
    },
    `/${ours} is a link to /srv/theirs.conf, which xsconsole-setup has not made.`,
    'link',
  ],
  [
    'a link that masks it',
    (root) => {
      symlinkSync('/dev/null', join(root, ours));
    },
    `/${ours} is a link to /dev/null, which`,
    'link',
  ],
  [
    'a link that leads nowhere',
    (root) => {
      symlinkSync('../../nowhere', join(root, ours));
    },
    `/${ours} is a link to ../../nowhere, which`,
    'link',
  ],
  [
    "an administrator's own file",
    (root) => {
      writeFileSync(join(root, ours), '[Unit]\nAfter=theirs.service\n');
    },
    `/${ours} is not what xsconsole-setup has written.`,
    'other file',
  ],
  [
    'a folder',
    (root) => {
      mkdirSync(join(root, ours));
    },
    `/${ours} is not a file.`,
    'no file',
  ],
];

describe.each(foreign)('%s in the place of a drop-in', (_, put, words, value) => {
  test('is left alone by --default, and nothing else is changed', async () => {
    const root = host();
    put(root);
    await refuses(root, '--default', words);
    expect(await inTheWay(root)).toEqual([`Drop-in getty@tty1.service ${value}`]);
  });

  test('is left alone by --restore, and goes when it is moved away', async () => {
    const root = host();
    const before = treeState(root);
    await setUp('--root', root, '--default');
    rmSync(join(root, ours));
    put(root);
    await refuses(root, '--restore', words);
    expect(await inTheWay(root)).toEqual([`Drop-in getty@tty1.service ${value}`]);
    rmSync(join(root, ours), { recursive: true });
    expect((await setUp('--root', root, '--restore')).status).toBe(0);
    expect(treeState(root)).toEqual(before);
  });
});

test('the folder of a drop-in that is a link is left alone with its target', async () => {
  const root = host();
  await setUp('--root', root, '--default');
  const folder = `${units}/serial-getty@hvc0.service.d`;
  renameSync(join(root, folder), join(root, 'srv/elsewhere'));
  symlinkSync('/srv/elsewhere', join(root, folder));
  const words = `/${folder} is a link to /srv/elsewhere, which xsconsole-setup has not made.`;
  for (const option of ['--default', '--restore'] as const) await refuses(root, option, words);
  expect(await inTheWay(root)).toEqual(['Drop-in serial-getty@hvc0.service link']);
});

test('a file in the place of the folder is left alone', async () => {
  const root = host();
  const folder = `${units}/xsconsole.service.d`;
  writeFileSync(join(root, folder), 'theirs\n');
  await refuses(root, '--default', `/${folder} is not a folder.`);
  expect(await inTheWay(root)).toEqual(['Drop-in xsconsole.service no folder']);
});

test('folders of others that are links, without a file of ours, are none of our business', async () => {
  const root = host();
  // Screens that are not ours: one link leads to an empty folder, one nowhere.
  symlinkSync('/srv/empty', join(root, units, 'getty@tty2.service.d'));
  symlinkSync('/srv/none', join(root, units, 'getty@tty3.service.d'));
  const before = treeState(root);
  expect((await setUp('--root', root, '--default')).status).toBe(0);
  expect(await inTheWay(root)).toEqual([]);
  expect((await setUp('--root', root, '--restore')).status).toBe(0);
  expect(treeState(root)).toEqual(before);
});

test("systemd's own folder may be a link, as on a host whose settings lie elsewhere", async () => {
  const root = host();
  renameSync(join(root, units), join(root, 'srv/units'));
  symlinkSync('/srv/units', join(root, units));
  const before = treeState(root);
  expect((await setUp('--root', root, '--default')).status).toBe(0);
  expect(existsSync(join(root, `srv/units/getty.target.d/${name}`))).toBe(true);
  expect((await setUp('--root', root, '--restore')).status).toBe(0);
  expect(treeState(root)).toEqual(before);
});

const systemctlFound = ['/usr/bin/systemctl', '/bin/systemctl'].some((path) => existsSync(path));
const withSystemctl = testWhere(systemctlFound, 'it needs systemctl');

/** The real systemctl on a tree; what it prints. It may end with a status that says no. */
function systemctl(root: string, ...words: readonly string[]): string {
  return spawnSync('systemctl', [`--root=${root}`, ...words], { encoding: 'utf8' }).stdout;
}

/** Whether systemctl itself takes a unit for masked. */
const isMasked = (root: string, unit: string): boolean =>
  systemctl(root, 'is-enabled', unit).startsWith('masked');

withSystemctl('a getty that the administrator has masked stays masked, on and off', async () => {
  const root = host();
  systemctl(root, 'mask', 'getty@tty1.service', 'serial-getty@hvc0.service');
  const before = treeState(root);
  expect(await setUp('--root', root, '--default')).toMatchObject({ status: 0, stderr: '' });
  expect(isMasked(root, 'getty@tty1.service')).toBe(true);
  expect(await inTheWay(root)).toEqual([]);
  expect(await setUp('--root', root, '--restore')).toMatchObject({ status: 0, stderr: '' });
  expect(treeState(root)).toEqual(before);
});

const recovery = 'xsconsole-recovery@hvc0.service';

describe.each([
  ['the console of one screen', recovery, [], [recovery]],
  [
    'the console of every screen',
    'xsconsole-recovery@.service',
    [],
    ['xsconsole-recovery@tty1.service', recovery],
  ],
  ['the console until the next start', recovery, ['--runtime'], [recovery]],
  ['what has the console wanted', 'getty.target', [], ['getty.target']],
])('masked: %s', (_, unit, options, found) => {
  withSystemctl('--default leaves nobody without a login, until it is unmasked', async () => {
    const root = host();
    systemctl(root, 'mask', ...options, unit);
    expect(found.map((one) => isMasked(root, one))).toEqual(found.map(() => true));
    for (const one of found) await refuses(root, '--default', `${one} is masked (/`);
    expect(await inTheWay(root)).toEqual(found.map((one) => `Unit ${one} masked`));
    systemctl(root, 'unmask', ...options, unit);
    expect(found.map((one) => isMasked(root, one))).toEqual(found.map(() => false));
    expect((await setUp('--root', root, '--default')).status).toBe(0);
  });

  withSystemctl('--restore gives the screens back, and the mask stays', async () => {
    const root = host();
    systemctl(root, 'mask', ...options, unit);
    const before = treeState(root);
    systemctl(root, 'unmask', ...options, unit);
    await setUp('--root', root, '--default');
    systemctl(root, 'mask', ...options, unit);
    expect((await setUp('--root', root, '--restore')).status).toBe(0);
    expect(treeState(root)).toEqual(before);
  });
});

withSystemctl('masks of units beside the console are told and stop nobody', async () => {
  const root = host();
  const beside = ['xsconsole-kernel-messages.service', 'xsconsole-network-reset.service'];
  systemctl(root, 'mask', ...beside);
  expect(await inTheWay(root)).toEqual(beside.map((one) => `Unit ${one} masked`));
  const { stdout } = await setUp('--root', root, '--check');
  expect(stdout).toMatch(/Kernel messages\s+are written over the picture\./u);
  expect((await setUp('--root', root, '--default')).status).toBe(0);
});

test('an instance that has a unit file of its own is not masked with its template', async () => {
  const root = host();
  symlinkSync('/dev/null', join(root, units, 'xsconsole-recovery@.service'));
  for (const screen of ['tty1', 'hvc0'])
    writeTree(root, { [`${units}/xsconsole-recovery@${screen}.service`]: '[Service]\n' });
  expect(await inTheWay(root)).toEqual([]);
  expect((await setUp('--root', root, '--default')).status).toBe(0);
});

test('an empty unit file masks as a link to /dev/null does', async () => {
  const root = host();
  writeTree(root, { [`${units}/getty.target`]: '' });
  await refuses(root, '--default', 'getty.target is masked (/etc/systemd/system/getty.target).');
});
