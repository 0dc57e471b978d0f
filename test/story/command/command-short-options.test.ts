import { newHost, runCommand } from '../../support/story/story.js';

test(
  'options may be cut short as long as they stay clear; one that could mean two is refused ' +
    'with both',
  async () => {
    const tree = await newHost({ booted: true });
    const short = await runCommand('xe-reset-networking', [
      '--root',
      tree,
      '--dry',
      '--dev=eth1',
      '--mode',
      'static',
      '--ip',
      '10.20.0.7',
      '--netm',
      '255.255.255.0',
    ]);
    expect(short).toMatchObject({ status: 0, stderr: '' });
    expect(short.stdout).toContain('IP=10.20.0.7');
    const unclear = await runCommand('xe-reset-networking', [
      '--root',
      tree,
      '--dry-run',
      '--gate',
      '10.20.0.1',
    ]);
    expect(unclear.status).toBe(2);
    expect(unclear.stderr).toContain(
      '--gate could mean --gateway or --gateway-v6: type more of it.',
    );
  },
);
