import { textAt } from '../../support/host/host-tree.js';
import { standInHost } from '../../support/host/stand-in-host.js';
import { newHost, runCommand } from '../../support/story/story.js';

test('a reset that got stuck is gone on with by --resume, after the question of a reset', async () => {
  const tree = await newHost({ booted: true });
  let isStuck = true;
  const host = await standInHost(tree, (call) =>
    isStuck && call === 'resetInterfaceNames' ? 'udev does not answer.' : null,
  );
  const failed = await runCommand('xe-reset-networking', [
    '--root',
    tree,
    '--yes',
    '--device',
    'eth1',
  ]);
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('udev does not answer.');
  isStuck = false;
  const resume = ['--root', tree, '--resume'];
  const calls = host.calls.length;
  const unasked = await runCommand('xe-reset-networking', resume);
  expect(unasked).toMatchObject({
    status: 1,
    stderr: 'That was not "yes". Nothing was changed.\n',
  });
  expect(unasked.stdout).toMatch(/^Last reset: begun .* from the command line\.$/mu);
  expect(unasked.stdout).toMatch(/^ +Device: +eth1\n +MAC address: /mu);
  expect(unasked.stdout).toMatch(/^! .*will be killed by the reboot/mu);
  expect(unasked.stdout).toMatch(/the host restarts.*\nType yes to continue: $/u);
  expect(host.calls.length).toBe(calls);
  const resumed = await runCommand('xe-reset-networking', resume, { input: 'yes\n' });
  expect(resumed).toMatchObject({ status: 0, stderr: '' });
  expect(host.calls.at(-1)).toBe('reboot');
  expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
});

test('--resume without anything to go on with says so', async () => {
  const told = await runCommand('xe-reset-networking', [
    '--root',
    await newHost({ booted: true }),
    '--resume',
  ]);
  expect(told).toMatchObject({ status: 0, stderr: '' });
  expect(told.stdout).toContain('There is nothing to continue');
});
