import { join } from 'node:path';
import { openResets } from '../../../src/host/index.js';
import { dryRunMachine } from '../../../src/embedded/index.js';
import { textAt } from '../../support/host/host-tree.js';
import { callsAt } from '../../support/pool/pool.js';
import { poolFaults } from '../../support/pool/pool-check.js';
import { openConsoleWith, runCommand, storyFolder } from '../../support/story/story.js';

/** Moves the beginning of the time that runs on this host an hour back, so that it is over. */
async function anHourPasses(root: string): Promise<void> {
  const resets = await openResets({ root, machine: dryRunMachine() });
  const status = await resets.status();
  const reset = status.ok ? status.value.history.at(-1) : undefined;
  if (reset?.wait?.state !== 'waiting') throw new Error(JSON.stringify(reset?.wait));
  const since = { ...reset.wait.since, seconds: Math.max(0, reset.wait.since.seconds - 3600) };
  await resets.recordWait(reset.plan.id, { ...reset.wait, since });
}

test('nobody confirms on a supporter in emergency mode: it resets itself to its former values', async () => {
  const dir = join(storyFolder(), 'pool');
  const two = join(dir, '2');
  const console = openConsoleWith(['--embedded', dir, '--pool', '2', '--as', '2']);
  await console.sees('Status Display', 'xcp-fra-02', '127.16.0.12');
  const coordinator = textAt(two, 'etc/xensource/pool.conf');
  const reset = await runCommand('xe-reset-networking', [
    ...['--root', two, '--yes', '--no-probe', '--device', 'eth0', '--confirm-within', '1'],
    ...['--mode', 'static', '--ip', '127.16.0.42', '--netmask', '24', '-m', '127.16.0.77'],
  ]);
  expect(reset).toMatchObject({ status: 0 });
  await console.sees('this host is reset to its former configuration and restarts');
  await anHourPasses(two);
  await console.sees(
    'Network reset: result',
    'The management interface is the one from before the reset again',
  );
  await console.next();
  await console.sees('Status Display', '127.16.0.12', 'No problem found');
  expect(textAt(two, 'etc/xensource/pool.conf')).toBe(coordinator);
  expect(textAt(two, 'var/tmp/network-reset')).toBeNull();
  const status = await runCommand('xe-reset-networking', ['--root', two, '--status']);
  expect(status.stdout).toMatch(/because: Nobody has confirmed the reset.* returns\.\n/u);
  expect(status.stdout).toContain('The host completed it at its start');
  expect(status.stdout).toContain('A second reset to the former configuration is made');
  expect(await poolFaults(callsAt(join(dir, '1')))).toEqual([]);
});
