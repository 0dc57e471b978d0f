import { textAt } from '../../support/host/host-tree.js';
import { newHost, runCommand } from '../../support/story/story.js';

test('a script resets with --yes: nothing is asked, and the exit status says that it is done', async () => {
  const tree = await newHost({ booted: true });
  const ended = await runCommand('xe-reset-networking', [
    '--root',
    tree,
    '--yes',
    '--device',
    'eth1',
    '--mode',
    'static',
    '--ip',
    '10.20.0.7',
    '--netmask',
    '255.255.255.0',
    '--gateway',
    '10.20.0.1',
    '--dns',
    '10.20.0.2,10.20.0.3',
  ]);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(ended.stdout).not.toContain('Type yes');
  expect(textAt(tree, 'var/tmp/network-reset')).toBe(
    'DEVICE=eth1\nMODE=static\nIP=10.20.0.7\nNETMASK=255.255.255.0\nGATEWAY=10.20.0.1\n' +
      'DNS=10.20.0.2,10.20.0.3\n',
  );
});

test('the device is that of the firstboot data when none is given', async () => {
  const tree = await newHost({ booted: true });
  expect(await runCommand('xe-reset-networking', ['--root', tree, '--yes'])).toMatchObject({
    status: 0,
    stderr: '',
  });
  expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth0\nMODE=dhcp\n');
});

test(
  '-m is ignored on a coordinator (master), and said so; on a supporter (slave) it goes into ' +
    'pool.conf',
  async () => {
    const coordinator = await newHost({ booted: true });
    const ignored = await runCommand('xe-reset-networking', [
      '--root',
      coordinator,
      '--yes',
      '-m',
      '10.20.0.11',
    ]);
    expect(ignored.stdout).toContain('the address 10.20.0.11 for a coordinator is ignored');
    expect(textAt(coordinator, 'etc/xensource/pool.conf')).toBe('master');
    const supporter = await newHost({
      booted: true,
      files: { 'etc/xensource/pool.conf': 'slave:192.168.1.11' },
    });
    await runCommand('xe-reset-networking', ['--root', supporter, '--yes', '-m', '10.20.0.11']);
    expect(textAt(supporter, 'etc/xensource/pool.conf')).toBe('slave:10.20.0.11');
  },
);
