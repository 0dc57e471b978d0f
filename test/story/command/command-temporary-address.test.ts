import { hostFilesOf } from '../../support/host/tree-state.js';
import { newHost, runCommand } from '../../support/story/story.js';

test('an operator gets onto the host without a reset: the address, its time, and nothing else', async () => {
  const tree = await newHost({ booted: true });
  const before = hostFilesOf(tree);
  const asks = (...args: readonly string[]): ReturnType<typeof runCommand> =>
    runCommand('xe-reset-networking', ['--root', tree, '--temporary-address', ...args]);

  const bare = await asks('192.168.1.77', '--device', 'eth0');
  expect(bare.status).toBe(1);
  expect(bare.stderr).toContain(
    '--temporary-address: "192.168.1.77" is not an address with its prefix length',
  );
  const wrong6 = await asks('fd00::9/129', '--device', 'eth0', '--gateway', 'ff02::1');
  expect(wrong6.stderr).toContain('--temporary-address: the prefix length of "fd00::9/129"');
  expect(wrong6.stderr).toContain('--gateway: "ff02::1" is a multicast address');
  const taken = await asks('192.168.1.99/24', '--device', 'eth0');
  expect(taken.status).toBe(1);
  expect(taken.stderr).toContain('02:00:c0:a8:01:63 already uses 192.168.1.99.');
  const tagged = await asks('192.168.1.77/24', '--device', 'eth0', '--vlan', '77');
  expect(tagged.stderr).toContain('would take the frames of VMs');

  // Nobody runs this host, so the commands are only named.
  expect(
    await asks('192.168.1.77/24', '--device', 'eth0', '--for', '30', '--gateway', '192.168.1.1'),
  ).toMatchObject({
    status: 0,
    stderr: '',
    stdout:
      'Would run: ip -4 address add 192.168.1.77/24 dev xenbr0 valid_lft 1800 ' +
      'preferred_lft 1800\nWould run: ip -4 route append default via 192.168.1.1 dev xenbr0 ' +
      'src 192.168.1.77 metric 4242\n',
  });
  expect(hostFilesOf(tree)).toEqual(before);
});
