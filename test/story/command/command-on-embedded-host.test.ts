import { join } from 'node:path';
import {
  openEmbeddedHost,
  type EmbeddedEvent,
  type EmbeddedHost,
} from '../../../src/embedded/index.js';
import { textAt } from '../../support/host/host-tree.js';
import { programPath, runProgram } from '../../support/run/program.js';
import { temporaryFolder } from '../../support/host/tree.js';

function upAgain(running: EmbeddedHost): Promise<EmbeddedEvent> {
  return new Promise((resolve) => {
    let down = false;
    const stop = running.onEvent((event) => {
      down ||= event.kind === 'stopping';
      if (!down || event.kind !== 'ready') return;
      stop();
      resolve(event);
    });
  });
}

test(
  'an operator resets a running embedded host from the command line: services, reboot, ' +
    'start-up, and the loss by name beforehand',
  async () => {
    const dir = join(temporaryFolder(), 'tree');
    const opened = await openEmbeddedHost({
      dir,
      profile: null,
      serverProgram: programPath('xapi-server'),
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const host = opened.value;
    try {
      await host.boot();
      await story(dir, host);
    } finally {
      // Before the tree is removed: a host that still runs would write into it again.
      await host.close();
    }
  },
);

async function story(dir: string, host: EmbeddedHost): Promise<void> {
  const looked = await runProgram('xe-reset-networking', [
    '--root',
    dir,
    '--dry-run',
    '--device',
    'eth1',
  ]);
  expect(looked.stderr).toBe('');
  expect(looked.stdout).toMatch(/Bonds: +bond0/);
  expect(looked.stdout).toMatch(/Tunnels: +tunnel0/);

  const up = upAgain(host);
  const ran = await runProgram(
    'xe-reset-networking',
    ['--root', dir, '--device', 'eth1', '--novlan'],
    { input: 'yes\n' },
  );
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(ran.stdout).toContain('The host reboots now');
  expect(ran.stdout).not.toContain('would run');
  await up;
  expect(textAt(dir, 'var/tmp/network-reset')).toBeNull();

  const told = await runProgram('xe-reset-networking', ['--root', dir, '--status']);
  expect(told.stdout).toMatch(/completed/);
  const after = await runProgram('xe-reset-networking', ['--root', dir, '--dry-run']);
  expect(after.stdout).toMatch(/PIFs: .*eth/);
  expect(after.stdout).not.toMatch(/Bonds:/);
  expect(after.stdout).toContain('eth1');
}
