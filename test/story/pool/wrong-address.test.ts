import { join } from 'node:path';
import { textAt } from '../../support/host/host-tree.js';
import { openConsoleWith, runCommand, storyFolder } from '../../support/story/story.js';
import { callsAt } from '../../support/pool/pool.js';
import { poolFaults } from '../../support/pool/pool-check.js';

test('a supporter with a wrong coordinator address says which, since when, how often tried; a second reset heals it', async () => {
  const dir = join(storyFolder(), 'pool');
  const two = join(dir, '2');
  const console = openConsoleWith(['--embedded', dir, '--pool', '2', '--as', '2']);
  await console.sees('Status Display', 'xcp-fra-02');
  const reset = (coordinator: string) =>
    runCommand('xe-reset-networking', [
      ...['--root', two, '--yes', '--no-probe', '--device', 'eth0'],
      ...['--mode', 'static', '--ip', '127.16.0.12', '--netmask', '24', '-m', coordinator],
    ]);
  expect(await reset('127.16.0.77')).toMatchObject({ status: 0 });
  await console.sees('127.16.0.77', 'emergency mode', /It was tried (once|\d+ times), since \d/u);
  expect(textAt(two, 'var/tmp/network-reset')).toContain('DEVICE=eth0');
  const status = await runCommand('xe-reset-networking', ['--root', two, '--status']);
  expect(status.stdout).toMatch(/127\.16\.0\.77 since \S+; it tried (once|\d+ times)\./u);

  expect(await reset('127.16.0.11')).toMatchObject({ status: 0 });
  await console.comesBack('127.16.0.12');
  expect(textAt(two, 'var/tmp/network-reset')).toBeNull();
  expect(await poolFaults(callsAt(join(dir, '1')))).toEqual([]);
});
