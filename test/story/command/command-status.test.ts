import { newHost, runCommand } from '../../support/story/story.js';

test(
  '--status tells of no reset, then of one that waits for the reboot, then that it was taken ' +
    'back',
  async () => {
    const tree = await newHost({ booted: true });
    const command = (...args: readonly string[]): ReturnType<typeof runCommand> =>
      runCommand('xe-reset-networking', ['--root', tree, ...args]);
    const status = async (): Promise<string> => (await command('--status')).stdout;
    expect(await status()).toBe('No Emergency Network Reset of this host is on record.\n');
    await command('--yes', '--device', 'eth1', '--reason', 'switch replaced');
    expect(await status()).toMatch(
      /^Last reset: begun .* from the command line, because: switch replaced\.\nManagement interface wanted: eth1, no VLAN, IPv4 DHCP, IPv6 none\./u,
    );
    expect(await status()).toContain('Only the reboot is missing');
    await command('--undo', '--yes');
    expect(await status()).toContain('It was undone: the files are as they were before.');
  },
);
