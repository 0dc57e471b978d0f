import { returnWatch } from '../../../src/host/index.js';
import { ok } from '../../../src/model/index.js';

const unit = ['start', '--no-block', 'xsconsole-network-reset.service'];

test('on a machine with the unit, systemd has the watch and no process is started', async () => {
  const run = jest.fn(() =>
    Promise.resolve(ok({ status: 0, signal: null, stdout: '', stderr: '' })),
  );
  const watch = returnWatch({ kind: 'machine', root: '/' }, '/nowhere/at-all.js', { run });
  expect((await watch.start()).ok).toBe(true);
  expect(run).toHaveBeenCalledWith(expect.objectContaining({ program: 'systemctl', args: unit }));
  await watch.end();
});

test('a tree asks no systemd; its process ends with its host', async () => {
  const run = jest.fn();
  const watch = returnWatch({ kind: 'tree', root: '/nowhere' }, '/nowhere/at-all.js', { run });
  await watch.start();
  expect(run).not.toHaveBeenCalled();
  await watch.end();
  await watch.end();
});

test('a process that cannot be started is told in words', async () => {
  const run = jest.fn();
  const path = process.execPath;
  process.execPath = '/nowhere/node';
  try {
    const watch = returnWatch({ kind: 'tree', root: '/nowhere' }, '/nowhere/at-all.js', { run });
    const started = await watch.start();
    expect(started.ok ? '' : started.error).toContain('spawn /nowhere/node ENOENT');
    await watch.end();
  } finally {
    process.execPath = path;
  }
});
