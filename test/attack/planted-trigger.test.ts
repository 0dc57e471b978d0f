import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { testWhere } from '../support/run/test-where.js';
import { hostTree, reset } from '../support/host/host-reset.js';
import { textAt } from '../support/host/host-tree.js';
import { runProgram } from '../support/run/program.js';
import { writeTree } from '../support/host/tree.js';

const trigger = 'var/tmp/network-reset';
const theirs = 'DEVICE=eth0\nMODE=static\nIP=6.6.6.6\nNETMASK=255.255.255.0\n';
const asRoot = testWhere(process.geteuid?.() === 0, "only root can make a file somebody else's");

function tree(): string {
  const root = hostTree();
  chmodSync(join(root, 'var/tmp'), 0o1777);
  return root;
}

const wanted = ['--yes', '--device', 'eth1', '--mode', 'dhcp', '--no-reboot'];

async function resets(root: string): Promise<void> {
  const run = await reset(root, wanted);
  expect(run).toMatchObject({ status: 0 });
  expect(run.stdout).toContain('others have put');
  expect(textAt(root, trigger)).toBe('DEVICE=eth1\nMODE=dhcp\n');
}

const namesAside = (root: string): readonly string[] =>
  readdirSync(join(root, 'var/tmp')).filter((name) => name.includes('.aside-'));

const plants: readonly [string, (path: string, root: string) => void][] = [
  [
    'a link',
    (path) => {
      symlinkSync('/etc/xensource-inventory', path);
    },
  ],
  [
    'a full folder',
    (path) => {
      mkdirSync(join(path, 'full/of'), { recursive: true });
    },
  ],
  ['a pipe', (path) => execFileSync('mkfifo', [path])],
  [
    'a second name of another file',
    (path, root) => {
      writeTree(root, { 'etc/other': theirs });
      linkSync(join(root, 'etc/other'), path);
    },
  ],
  [
    'a file that anyone can write to',
    (path, root) => {
      writeTree(root, { [trigger]: theirs });
      chmodSync(path, 0o666);
    },
  ],
];

test.each(plants)(
  "%s in the trigger's place is moved out of the way as a whole",
  async (_, plant) => {
    const root = tree();
    plant(join(root, trigger), root);
    await resets(root);
    expect(namesAside(root)).toHaveLength(1);
  },
);

asRoot("a stranger's trigger resets nothing, and the reset writes its own", async () => {
  const root = tree();
  writeTree(root, { [trigger]: theirs });
  chownSync(join(root, trigger), 1234, 1234);
  const completed = await runProgram('complete-network-reset', ['--root', root]);
  expect(completed.stdout + completed.stderr).not.toContain('6.6.6.6');
  expect(textAt(root, trigger)).toBe(theirs);
  await resets(root);
  expect(namesAside(root).map((name) => textAt(root, `var/tmp/${name}`))).toEqual([theirs]);
});

test('a folder with the name of a leftover temporary file stops no reset', async () => {
  const root = tree();
  mkdirSync(join(root, 'var/tmp/.network-reset.1-0-00000000.1.xsconsole/full'), {
    recursive: true,
  });
  expect(await reset(root, wanted)).toMatchObject({ status: 0 });
});
