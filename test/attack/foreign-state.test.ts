import { chmodSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import { openTree, readSettings } from '../../src/host/index.js';
import { readFailedLogins } from '../../src/host/login/failed-logins.js';
import { knownServer } from '../../src/operations/known-servers.js';
import { testWhere } from '../support/run/test-where.js';
import { hostTree, reset } from '../support/host/host-reset.js';
import { textAt } from '../support/host/host-tree.js';
import { writeTree } from '../support/host/tree.js';

/*
 * What we keep ourselves counts only if nobody else made it or can write it.
 */
const asRoot = testWhere(process.geteuid?.() === 0, "only root can make a file somebody else's");
const otherUser = 12_345;
const before = Array.from({ length: 32 }, () => 'AB').join(':');
const state = {
  'var/lib/xsconsole/reset/journal': '0000000000000000 {}\n',
  'var/lib/xsconsole/logins.json': '{"count":9,"atMs":1,"boot":"b"}',
  'var/lib/xsconsole/known-servers.json': JSON.stringify({ 'https://h': before }),
  'etc/xsconsole/settings.json': '{"autoLogoutMinutes": 1440}',
};

function treeWith(spoil: (path: string) => void): string {
  const root = hostTree();
  writeTree(root, state);
  for (const path of Object.keys(state)) spoil(join(root, path));
  return root;
}

async function holds(root: string): Promise<void> {
  const files = await openTree(root);
  expect(await readFailedLogins(files)).toMatchObject({ count: 0 });
  expect(await knownServer(files, 'https://h')).toBe('damaged');
  expect(await readSettings(files)).toMatchObject({ known: false });
  for (const action of ['--status', '--resume', '--undo']) {
    const run = await reset(root, [action]);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain('/var/lib/xsconsole/reset/journal');
  }
  expect(textAt(root, 'var/tmp/network-reset')).toBeNull();
}

test('files that others can write', async () => {
  await holds(
    treeWith((path) => {
      chmodSync(path, 0o666);
    }),
  );
});

asRoot("somebody else's files", async () => {
  await holds(
    treeWith((path) => {
      chownSync(path, otherUser, otherUser);
    }),
  );
});

test('our own are read', async () => {
  const files = await openTree(treeWith(() => undefined));
  expect(await readFailedLogins(files)).toMatchObject({ count: 9 });
  expect(await knownServer(files, 'https://h')).toBe(before);
  expect(await readSettings(files)).toMatchObject({ value: { autoLogoutMinutes: 1440 } });
});
