import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { textAt } from '../support/host/host-tree.js';
import { programPath } from '../support/run/program.js';
import { newHost, openConsoleWith } from '../support/story/story.js';
import { hostFilesOf } from '../support/host/tree-state.js';

/**
 * Runs a reset on a host that gets stuck at one of its commands (it stands in for the embedded
 * host), and pulls the plug there.
 */
async function cutOff(tree: string, stuckAt: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const host = createServer((socket) => {
      socket.on('error', () => undefined);
      createInterface({ input: socket })
        .on('line', (request) => {
          if (request.includes(stuckAt)) child.kill('SIGKILL');
          else
            socket.end(`${JSON.stringify({ ok: true, value: { ran: true, command: request } })}\n`);
        })
        .on('error', () => undefined);
    });
    const child = spawn(
      process.execPath,
      [programPath('xe-reset-networking'), '--root', tree, '--yes', '--device', 'eth1'],
      { stdio: 'ignore' },
    );
    host.listen(join(tree, 'run/embedded-host.sock'));
    child.on('error', reject).on('close', (_, signal) => {
      host.close();
      if (signal === 'SIGKILL') resolve();
      else reject(new Error(`it never came to ${stuckAt}`));
    });
  });
}

test(
  'a reset was cut off after its files: the console opens on it, and going back restores ' +
    'every one',
  async () => {
    const tree = await newHost({ booted: true });
    const before = hostFilesOf(tree);
    await cutOff(tree, 'resetInterfaceNames');
    expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
    const console = openConsoleWith(['--root', tree]);
    await console.sees('was interrupted', 'Continue the reset', 'Go back');
    await console.choose('Go back');
    await console.agrees('go back');
    await console.sees(/as (it was|they were) before/u);
    expect(hostFilesOf(tree)).toEqual(before);
  },
);

test(
  'a reset was cut off between two services: the console opens on it, and continuing brings ' +
    'the host back on the new NIC',
  async () => {
    const tree = await newHost({ booted: true });
    await cutOff(tree, 'xcp-networkd');
    const console = openConsoleWith(['--embedded', tree]);
    await console.sees('was interrupted', 'Continue the reset');
    await console.choose('Continue the reset');
    await console.agrees('continue');
    await console.comesBack(/Device +eth1/u, '10.20.0.131');
    expect(textAt(tree, 'var/tmp/network-reset')).toBeNull();
  },
);

test('looking first changes nothing, and the menu leads back to the question', async () => {
  const tree = await newHost({ booted: true });
  await cutOff(tree, 'xcp-networkd');
  const before = hostFilesOf(tree);
  const console = openConsoleWith(['--root', tree]);
  await console.choose('Look at the host first');
  await console.choose('Network and Management Interface');
  await console.choose('Emergency Network Reset');
  await console.sees('was interrupted');
  expect(hostFilesOf(tree)).toEqual(before);
});
