import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { testWhere } from '../support/run/test-where.js';
import { makeHostTree } from '../support/host/host-tree.js';
import { canChangeRoot, rootNeeds, runAtRealRoot } from '../support/host/real-root.js';
import { temporaryFolder } from '../support/host/tree.js';

const nobody = 65534;
const sentence = 'Only root can reset the networking of this host';
const reset = ['--yes', '--device', 'eth1'];

function machine(): string {
  const tree = temporaryFolder();
  makeHostTree(tree);
  chmodSync(tree, 0o755);
  symlinkSync('/', join(tree, 'link'));
  return tree;
}

const atRoot = testWhere(canChangeRoot(), rootNeeds);

atRoot('however the root of the machine is spelled, it is the machine', async () => {
  for (const root of ['/', '//', '/.', '/tmp/..', '/proc/self/root', '/link']) {
    const run = await runAtRealRoot(
      machine(),
      'xe-reset-networking',
      ['--root', root, ...reset],
      {},
      nobody,
    );
    expect([root, run.status, run.stderr]).toEqual([root, 1, expect.stringContaining(sentence)]);
  }
});

atRoot('nor does the environment name another one', async () => {
  const run = await runAtRealRoot(
    machine(),
    'xe-reset-networking',
    reset,
    { env: { XSCONSOLE_ROOT: '/proc/self/root' } },
    nobody,
  );
  expect([run.status, run.stderr]).toEqual([1, expect.stringContaining(sentence)]);
});
