import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTree, embeddedMachine, openEmbeddedHost } from '../../src/embedded/index.js';
import { programPath } from '../support/run/program.js';
import { treeState } from '../support/host/tree-state.js';
import { temporaryFolder } from '../support/host/tree.js';

/**
 * An embedded host that somebody else has made, and a folder outside of it with a precious file.
 */
async function foreign(): Promise<{ readonly tree: string; readonly outside: string }> {
  const folder = temporaryFolder();
  const [tree, outside] = [join(folder, 'tree'), join(folder, 'outside')];
  await createTree(tree, { profile: 'networkd', fresh: false });
  mkdirSync(outside);
  writeFileSync(join(outside, 'precious'), 'mine');
  return { tree, outside };
}

/** Puts a link at a path of the tree. */
function plant(tree: string, path: string, target: string): void {
  rmSync(join(tree, path), { recursive: true, force: true });
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  symlinkSync(target, join(tree, path));
}

const folders = [
  'run',
  'proc',
  'proc/net/vlan',
  'proc/sys/kernel/random',
  'sys',
  'sys.new',
  'var/lib/xcp',
  'var/log',
  'var/lib/xsconsole',
];
const files = [
  'proc/sys/kernel/random/boot_id',
  'proc/net/vlan/config',
  'run/xapi.pid',
  'run/services/xapi',
  'var/lib/xcp/networkd.db',
  'var/lib/xcp/networkd.db.new',
  'var/lib/xcp/state.db',
  '.xsconsole-embedded-host',
];

/** Opens, boots and ends the embedded host. Answers whether it came up. */
async function use(tree: string): Promise<boolean> {
  const serverProgram = programPath('xapi-server');
  const opened = await openEmbeddedHost({ dir: tree, serverProgram });
  if (!opened.ok) return false;
  const booted = await opened.value.boot();
  await opened.value.close().catch(() => undefined);
  return booted.ok;
}

test('a tree without links comes up', async () => {
  expect(await use((await foreign()).tree)).toBe(true);
});

test.each(folders)('%s is a link out of the tree: nothing there is changed', async (path) => {
  const { tree, outside } = await foreign();
  plant(tree, path, outside);
  const before = treeState(outside);
  await use(tree);
  expect(treeState(outside)).toEqual(before);
});

test.each(files)('%s is a link to a file of ours: it is not written', async (path) => {
  const { tree, outside } = await foreign();
  plant(tree, path, join(outside, 'precious'));
  await use(tree);
  expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('mine');
  plant(tree, path, join(outside, 'new'));
  await use(tree);
  expect(existsSync(join(outside, 'new'))).toBe(false);
});

test.each(['run/xapi.pid', '.xsconsole-embedded-host', 'proc/sys/kernel/random/boot_id'])(
  'a pipe at %s stops nobody',
  async (path) => {
    const { tree } = await foreign();
    rmSync(join(tree, path), { force: true });
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    execFileSync('mkfifo', [join(tree, path)]);
    expect(await use(tree)).toBe(false);
  },
);

test('a tree whose run leads to the run of a running host does not command that host', async () => {
  const [{ tree }, { tree: running }] = [await foreign(), await foreign()];
  const opened = await openEmbeddedHost({
    dir: running,
    serverProgram: programPath('xapi-server'),
  });
  plant(tree, 'run', join(running, 'run'));
  expect(await embeddedMachine(running)).not.toBeNull();
  expect(await embeddedMachine(tree)).toBeNull();
  if (opened.ok) await opened.value.close();
});
