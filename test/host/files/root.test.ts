import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createRoot } from '../../../src/host/index.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const links = {
  '/etc/relative': 'real/file',
  '/etc/absolute': '/etc/real/file',
  '/etc/above': '../../../../etc/real/file',
  '/etc/chain': 'absolute',
  '/etc/folder': '/etc/real',
  '/etc/dangling': '/nowhere/at/all',
  '/etc/circle': 'circle',
  '/open/planted': '/etc/real/file',
  '/tmp/planted': '/etc/real/file',
  '/var/tmp/planted': '/nowhere',
};

function tree(): string {
  const root = temporaryFolder();
  writeTree(root, { '/etc/real/file': 'x', '/tmp/x': '', '/var/tmp/x': '' });
  mkdirSync(join(root, 'open'));
  chmodSync(join(root, 'open'), 0o1777);
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path));
  return root;
}

test.each([
  ['/etc/real/file', '/etc/real/file'],
  ['/etc/relative', '/etc/real/file'],
  ['/etc/absolute', '/etc/real/file'],
  ['/etc/above', '/etc/real/file'],
  ['/etc/chain', '/etc/real/file'],
  ['/etc/folder/file', '/etc/real/file'],
  ['/etc/folder/not-there', '/etc/real/not-there'],
  ['/etc/dangling', '/nowhere/at/all'],
  ['/../../etc/./real//file', '/etc/real/file'],
])('%s is at %s, and never outside the root', async (path, host) => {
  const root = tree();
  expect(await createRoot(root).locate(path)).toMatchObject({
    ok: true,
    value: { host, disk: join(root, host) },
  });
});

test.each(['/etc/circle', '/open/planted', '/tmp/planted', '/var/tmp/planted'])(
  '%s is refused',
  async (path) => {
    expect(await createRoot(tree()).locate(path)).toMatchObject({
      ok: false,
      error: { code: 'wrongKind', subject: path },
    });
  },
);
