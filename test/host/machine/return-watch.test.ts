import { returnWatch } from '../../../src/host/index.js';
import { startResetUnit } from '../../../src/host/machine/reset-unit.js';
import { ok } from '../../../src/model/index.js';
import { foreignTree } from '../../support/host/hosts.js';
import { temporaryFolder } from '../../support/host/tree.js';

const unit = ['start', '--no-block', 'xsconsole-network-reset.service'];

test('on a machine with the unit, systemd has the watch and no process is started', async () => {
  const run = jest.fn(() =>
    Promise.resolve(ok({ status: 0, signal: null, stdout: '', stderr: '' })),
  );
  const watch = returnWatch(
    { root: '/', startResetUnit: () => startResetUnit({ run }) },
    '/nowhere/at-all.js',
  );
  expect((await watch.start()).ok).toBe(true);
  expect(run).toHaveBeenCalledWith(expect.objectContaining({ program: 'systemctl', args: unit }));
  await watch.end();
});

test('a tree asks no systemd; its process ends with its host', async () => {
  const tree = await foreignTree(temporaryFolder());
  expect(await tree.startResetUnit()).toBe(false);
  const watch = returnWatch(tree, '/nowhere/at-all.js');
  await watch.start();
  await watch.end();
  await watch.end();
});

test('a process that cannot be started is told in words', async () => {
  const path = process.execPath;
  process.execPath = '/nowhere/node';
  try {
    const watch = returnWatch(
      { root: '/nowhere', startResetUnit: () => Promise.resolve(false) },
      '/nowhere/at-all.js',
    );
    const started = await watch.start();
    expect(started.ok ? '' : started.error).toContain('spawn /nowhere/node ENOENT');
    await watch.end();
  } finally {
    process.execPath = path;
  }
});
