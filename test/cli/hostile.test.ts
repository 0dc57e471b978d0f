import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWhere } from '../support/run/test-where.js';
import { hostTree, lines, reset } from '../support/host/host-reset.js';
import { hostFiles, snapshot, textAt } from '../support/host/host-tree.js';
import { programPath, runToEnd, type ProgramEnd } from '../support/run/program.js';
import { canChangeRoot, rootNeeds } from '../support/host/real-root.js';

const wanted = ['--yes', '-m', '10.0.0.9'];

/** Every file of the tree but our own, as a shell sees it. */
const list =
  '(cd "$ROOT"; find etc var tmp -type f ! -path "var/lib/xsconsole/*" ! -name ' +
  'xsconsole.log ! -name fill -exec md5sum {} + | sort)';

/**
 * Runs the reset where `prepare` (shell, with $ROOT) has changed the mounts for it alone. Its last
 * line of standard output is `same` when every file of the host is as before.
 */
function inPrivateMounts(root: string, prepare: string): Promise<ProgramEnd> {
  const script =
    `set -e; ${prepare}\nbefore=$( ${list}); set +e; "$@"; status=$?; [ "$before" = "$( ` +
    `${list})" ] && echo same || echo changed; exit $status`;
  return runToEnd(
    'unshare',
    [
      '-m',
      'sh',
      '-c',
      script,
      'sh',
      process.execPath,
      programPath('xe-reset-networking'),
      '--root',
      root,
      ...wanted,
      '--device',
      'eth1',
    ],
    { env: { ROOT: root } },
  );
}

const readOnly = (folder: string): string =>
  `mount --bind "$ROOT/${folder}" "$ROOT/${folder}"; mount -o remount,bind,ro "$ROOT/${folder}"`;
const full = (folder: string): string =>
  [
    `cp -a "$ROOT/${folder}" "$ROOT/saved"; mount -t tmpfs -o size=64k tmpfs ` +
      `"$ROOT/${folder}"; cp -a "$ROOT/saved/." "$ROOT/${folder}"; rm -r "$ROOT/saved"`,
    `dd if=/dev/zero of="$ROOT/${folder}/fill" 2>/dev/null || true`,
  ].join('; ');

// Needs root and private mounts: elsewhere these are skipped, and the crash tests' refusing disk is
// what is left.
const withMounts = describeWhere(canChangeRoot(), rootNeeds);

withMounts('a file system that refuses: one line, nothing changed', () => {
  test.each([
    ['etc', 'read-only', /\/etc\/\S+ is on a read-only file system .*remount,rw/],
    ['var', 'read-only', /\/var\/\S+ is on a read-only file system .*remount,rw/],
    ['etc', 'full', /no space left for \/etc\/\S+ .*Free some space/],
    ['var/tmp', 'full', /no space left for \/var\/tmp\/network-reset .*Free some space/],
    ['var/lib', 'full', /no space left for \S+\/var\/lib\/xsconsole\S* .*Free some space/],
  ] as const)('/%s, %s', async (folder, how, said) => {
    const { status, stdout, stderr } = await inPrivateMounts(
      hostTree(),
      (how === 'full' ? full : readOnly)(folder),
    );
    expect(lines(stderr)).toHaveLength(1);
    expect(stderr).toMatch(said);
    expect(stderr).toContain('This host is as it was before.');
    expect([status, lines(stdout).at(-1)]).toEqual([1, 'same']);
  });
});

test.each([
  'etc/xensource-inventory',
  'var/lib/xcp/networkd.db',
  'etc/firstboot.d/data/management.conf',
])('%s is immutable: said by name, nothing changed', async (path) => {
  const root = hostTree();
  try {
    execFileSync('chattr', ['+i', join(root, path)], { stdio: 'ignore' });
  } catch {
    process.stderr.write(
      'This file system has no immutable files, or this user may not make one: not tried.\n',
    );
    return;
  }
  try {
    const before = snapshot(join(root, 'etc'));
    const { status, stderr } = await reset(root, wanted);
    expect([status, lines(stderr).length]).toEqual([1, 1]);
    expect(stderr).toContain(`/${path} is marked as immutable`);
    expect(stderr).toContain('chattr -i');
    expect(snapshot(join(root, 'etc'))).toEqual(before);
    expect(textAt(root, 'var/lib/xcp/networkd.db')).toBe(hostFiles['var/lib/xcp/networkd.db']);
    expect(textAt(root, 'var/tmp/network-reset')).toBeNull();
  } finally {
    execFileSync('chattr', ['-i', join(root, path)]);
  }
});

test.each([
  ['var/tmp/network-reset', {}],
  ['tmp/network-reset', { 'opt/xensource/bin/xapi': '\0/tmp/network-reset\0' }],
])('a link planted at /%s is never followed', async (path, files) => {
  const root = hostTree(files);
  for (const folder of ['tmp', 'var/tmp']) chmodSync(join(root, folder), 0o1777);
  writeFileSync(join(root, 'etc/shadow'), 'secret');
  symlinkSync('/etc/shadow', join(root, path));
  const { status, stdout } = await reset(root, wanted);
  expect(status).toBe(0);
  expect(stdout).toContain(`/${path} is a symbolic link that others have put there`);
  expect(readFileSync(join(root, 'etc/shadow'), 'utf8')).toBe('secret');
  expect(lstatSync(join(root, path)).isFile()).toBe(true);
});

test('a folder where a file should be', async () => {
  const root = hostTree({ 'var/lib/xcp/networkd.db': null });
  mkdirSync(join(root, 'var/lib/xcp/networkd.db'));
  const before = snapshot(root);
  const { status, stderr } = await reset(root, wanted);
  expect(status).toBe(1);
  expect(stderr).toContain('/var/lib/xcp/networkd.db');
  expect(snapshot(root)).toEqual(before);
});
