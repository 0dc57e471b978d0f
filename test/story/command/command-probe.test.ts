import { makeHostTree } from '../../support/host/host-tree.js';
import { newHost, runCommand } from '../../support/story/story.js';
import { restarts, XapiOfItsOwn } from '../../support/story/after-reboot.js';
import { temporaryFolder } from '../../support/host/tree.js';

const command = (tree: string, ...args: readonly string[]): ReturnType<typeof runCommand> =>
  runCommand('xe-reset-networking', ['--root', tree, ...args]);

test('an operator looks at the wire, then resets, and the status tells what the wire had said', async () => {
  const tree = await newHost({ booted: true });
  const looked = await command(
    tree,
    ...['--probe', '--device', 'eth0', '--ip', '192.168.1.99', '--gateway', '192.168.1.1'],
  );
  expect(looked).toMatchObject({ status: 0, stderr: '' });
  expect(looked.stdout).toContain('On the wire of eth0, untagged:');
  expect(looked.stdout).toContain('offer 192.168.1.57/24 from 192.168.1.1');
  expect(looked.stdout).toContain('02:00:c0:a8:01:63 already uses 192.168.1.99');
  expect(looked.stdout).toContain('Switch sw-rack4: port Gi1/0/7, untagged VLAN 1 (LLDP)');
  expect(looked.stdout).toContain('LACP: not heard in 8 s');

  const preview = await command(tree, '--dry-run', '--device', 'eth2');
  expect(preview.stdout).toContain('! No DHCP server has made an offer on eth2 in 8 s.');
  expect(preview.stdout).toContain('! The switch port of eth2 sends LACP (00:23:04:ee:be:01)');

  const silent = await command(tree, '--dry-run', '--json', '--device', 'eth1', '--vlan', '56');
  expect(silent.stdout).toContain(
    '{"code":"gatewaySilent","subject":"10.56.0.1","detail":"no answer in 8 s"}',
  );

  await command(tree, '--yes', '--device', 'eth0');
  const { stdout } = await command(tree, '--status');
  expect(stdout).toContain('On the wire before the reset:');
  expect(stdout).toContain('  Gateway 192.168.1.1: answers from 02:00:c0:a8:01:01');

  await restarts(tree);
  await (await new XapiOfItsOwn(tree).starts()).completes();
  const after = await command(tree, '--status');
  expect(after.stdout).toContain('Gateway 192.168.1.1: answers, before the reset it answered');
  const told: unknown = JSON.parse((await command(tree, '--status', '--json')).stdout);
  expect(told).toHaveProperty(
    'report.wire',
    expect.arrayContaining([
      { code: 'gatewayAnswers', subject: '192.168.1.1', detail: 'answers from 02:00:c0:a8:01:01' },
    ]),
  );
});

test('--no-probe looks at nothing', async () => {
  const tree = await newHost({ booted: true });
  const { stdout } = await command(tree, '--dry-run', '--no-probe', '--device', 'eth2');
  expect(stdout).not.toContain('sends LACP');
  expect(stdout).not.toContain('On the wire');
});

test('a tree that is not this machine is not looked at, which is not the same as nothing found', async () => {
  const tree = temporaryFolder();
  makeHostTree(tree);
  const probe = await command(tree, '--probe', '--json', '--device', 'eth0', '--vlan', '20');
  expect(JSON.parse(probe.stdout)).toEqual({
    device: 'eth0',
    vlan: 20,
    findings: [
      {
        code: 'notLooked',
        subject: 'eth0',
        detail: 'not looked: this file tree is not the one of this machine',
      },
    ],
  });
  const preview = await command(tree, '--dry-run', '--device', 'eth0');
  expect(preview.stdout).toContain('not looked: this file tree is not the one of this machine');
  expect(preview.stdout).not.toContain('No DHCP server');
});

test('wrong values are told all at once, and a word of a reset is no word of a look', async () => {
  const tree = await newHost({ booted: true });
  const wrong = await command(
    tree,
    ...['--probe', '--device', 'eth0', '--vlan', '4095', '--ip', '192.0.2.300'],
  );
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('4095');
  expect(wrong.stderr).toContain('192.0.2.300');
  const mixed = await command(tree, '--probe', '--undo', '--listen', '0');
  expect(mixed.status).toBe(2);
  expect(mixed.stderr).toContain('--undo and --probe do not go together');
  expect(mixed.stderr).toContain('--listen is "0": it must be a number of seconds from 1 to 600.');
  expect((await command(tree, '--raise', '--device', 'eth0')).status).toBe(2);
});
