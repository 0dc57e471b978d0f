import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openResets } from '../../src/host/index.js';
import { dryRunMachine } from '../../src/embedded/index.js';
import { hostTree, reset } from '../support/host/host-reset.js';
import { snapshot } from '../support/host/host-tree.js';

/** A reset that waits for a confirmation since the start of the machine. */
async function waiting(minutes = '10'): Promise<string> {
  const root = hostTree();
  await reset(root, ['--yes', '--device', 'eth1', '--confirm-within', minutes]);
  rmSync(join(root, 'var/tmp/network-reset'));
  const resets = await openResets({ root, machine: dryRunMachine() });
  const status = await resets.status();
  const planId = status.ok ? (status.value.history.at(-1)?.plan.id ?? '') : '';
  await resets.recordWait(planId, {
    state: 'waiting',
    begunBy: 'report',
    since: { boot: '', seconds: Number.MAX_SAFE_INTEGER },
    made: { files: 'a', networking: 'b' },
  });
  return root;
}

test('--status tells the time left, and --confirm ends the wait once', async () => {
  const root = await waiting();
  expect((await reset(root, ['--status'])).stdout).toContain(
    'The former configuration returns in 10 min 0 s, unless somebody confirms.\n' +
      'To confirm: xe-reset-networking --confirm',
  );
  expect(JSON.parse((await reset(root, ['--status', '--json'])).stdout)).toMatchObject({
    wait: { state: 'waiting', minutes: 10, secondsLeft: 600 },
  });
  const confirmed = await reset(root, ['--confirm']);
  expect([confirmed.status, confirmed.stderr]).toEqual([0, '']);
  expect(confirmed.stdout).toContain('Confirmed: the configuration stays as it is now.');
  expect((await reset(root, ['--status'])).stdout).toContain('Confirmed by ');
  const again = await reset(root, ['--confirm', '--json']);
  expect(again.status).toBe(1);
  expect(JSON.parse(again.stdout)).toEqual({
    result: 'refused',
    reason: 'Nothing on this host waits for a confirmation.',
  });
});

test('--cancel-return works before the time has begun, and --confirm does not', async () => {
  const root = hostTree();
  await reset(root, ['--yes', '--device', 'eth1', '--confirm-within=5']);
  expect((await reset(root, ['--status'])).stdout).toContain(
    'When the report is written, the reset waits 5 minutes for a confirmation.',
  );
  expect((await reset(root, ['--confirm'])).status).toBe(1);
  expect(await reset(root, ['--cancel-return'])).toMatchObject({ status: 0, stderr: '' });
  expect((await reset(root, ['--status'])).stdout).toContain(
    'because an operator cancelled the return',
  );
});

test('without a reset nothing waits, and nothing is written', async () => {
  const root = hostTree();
  const before = snapshot(root);
  for (const word of ['--confirm', '--cancel-return'])
    expect(await reset(root, [word])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'Nothing on this host waits for a confirmation.\n',
    });
  expect(snapshot(root)).toEqual(before);
});

test('the preview says that the former configuration may return', async () => {
  const root = hostTree();
  const words = ['--dry-run', '--device', 'eth1'];
  const { stdout } = await reset(root, [...words, '--confirm-within', '1']);
  expect(stdout).toContain(
    'Goes back:           unless confirmed within 1 minute after the report',
  );
  expect(stdout).toContain('To confirm: xe-reset-networking --confirm');
  expect((await reset(root, words)).stdout).not.toContain('confirm');
});

test.each([
  [['--confirm-within', '0'], 2, 'it must be a number of minutes from 1 to 1440'],
  [['--confirm-within', 'soon'], 2, 'it must be a number of minutes from 1 to 1440'],
  [['--confirm', '--device', 'eth1'], 2, '--device and --confirm do not go together'],
  [['--confirm', '--force'], 2, '--force and --confirm do not go together'],
  [['--status', '--confirm-within=3'], 2, '--confirm-within and --status do not go together'],
])('%j is a wrong command line', async (words, status, why) => {
  const ended = await reset(hostTree(), words);
  expect([ended.status, ended.stdout]).toEqual([status, '']);
  expect(ended.stderr).toContain(why);
});
