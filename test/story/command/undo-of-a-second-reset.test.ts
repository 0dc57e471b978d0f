import { newHost, runCommand } from '../../support/story/story.js';

test('after the undo of a second reset the first one is the latest again, with its wait', async () => {
  const tree = await newHost({ booted: true });
  const command = (...args: readonly string[]) =>
    runCommand('xe-reset-networking', ['--root', tree, ...args]);
  const reset = (...args: readonly string[]) => command('--yes', '--no-probe', ...args);
  await reset('--device', 'eth1', '--confirm-within', '10');
  await reset('--device', 'eth4');
  expect((await command('--status')).stdout).toMatch(/wanted: eth4,[^]*another reset was begun/u);

  expect((await command('--undo', '--yes')).stdout).toContain('its files are in place again');
  const status = (await command('--status')).stdout;
  expect(status).toContain('Management interface wanted: eth1,');
  expect(status).toContain('Only the reboot is missing.');
  expect(status).toContain('When the report is written, the reset waits 10 minutes');
  expect((await command('--confirm')).stderr).toContain('The time has not begun yet');
  expect((await command('--resume')).stdout).toMatch(/Device: +eth1/u);

  expect((await command('--undo', '--yes')).status).toBe(0);
  expect((await command('--status')).stdout).toContain('It was undone');
  expect((await command('--resume', '--yes')).stdout).toContain('There is nothing to continue');
});
