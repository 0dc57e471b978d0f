import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { makeHostTree, textAt } from '../support/host/host-tree.js';
import { runToEnd } from '../support/run/program.js';
import { programPath } from '../support/run/built.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

function tree(): string {
  const root = temporaryFolder();
  makeHostTree(root);
  return root;
}

/** Little memory, so that a file read whole ends the program. */
const inspect = (root: string) =>
  runToEnd(process.execPath, [
    '--max-old-space-size=256',
    programPath('xe-reset-networking'),
    ...['--root', root, '--yes', '--device', 'eth1', '--mode', 'dhcp', '--no-reboot'],
  ]);

test.each(['var/tmp/network-reset', 'etc/xensource-inventory', 'var/lib/xcp/networkd.db'])(
  '%s of 1.9 GB without any content is refused, not read',
  async (path) => {
    const root = tree();
    writeTree(root, { [path]: '' });
    truncateSync(join(root, path), 1_900_000_000);
    const run = await inspect(root);
    expect([run.status, run.signal]).toEqual([1, null]);
    expect(run.stderr + run.stdout).toContain('is larger than 1048576 bytes');
  },
);

test('a pipe in the place of the log file does not stop the program', async () => {
  const root = tree();
  mkdirSync(join(root, 'var/log'), { recursive: true });
  execFileSync('mkfifo', [join(root, 'var/log/xsconsole.log')]);
  expect((await inspect(root)).status).toBe(0);
});

test('a link in the place of the log file leads nothing out of the tree', async () => {
  const root = tree();
  const outside = temporaryFolder();
  writeTree(outside, { log: 'before' });
  mkdirSync(join(root, 'var/log'), { recursive: true });
  symlinkSync(join(outside, 'log'), join(root, 'var/log/xsconsole.log'));
  expect((await inspect(root)).status).toBe(0);
  expect(textAt(outside, 'log')).toBe('before');
});
