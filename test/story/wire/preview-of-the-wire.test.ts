import { growsLong } from '../../support/story/reset-story.js';
import { newHost, openConsole, runCommand } from '../../support/story/story.js';

test(
  'the preview tells what the wire of the chosen port says, and the status still knows it ' +
    'after the run',
  async () => {
    const tree = await newHost();
    const console = await openConsole(tree);
    await console.sees('eth0', '192.168.1.10');
    await console.choose('Network and Management Interface');
    await console.moveTo('Emergency Network Reset');
    await console.sees('PIFs, Bonds, VLANs');
    await console.next();
    await console.next();
    await console.choose('eth2');
    await console.choose('DHCP');
    await console.choose('Continue');
    // Findings come one after another; on a long screen all are seen at once.
    growsLong(console);
    await console.sees(
      'No DHCP server has made an offer on eth2',
      'The switch port of eth2 sends LACP',
      'Switch sw-storage: port Eth1/12 (LLDP)',
      'DHCP on eth2: no DHCP offer in 8 s',
    );
    await console.next();
    await console.answers('yes');
    await console.sees('eth2');
    const status = async (): Promise<string> =>
      (await runCommand('xe-reset-networking', ['--root', tree, '--status'])).stdout;
    expect(await status()).toContain('DHCP on eth2: no DHCP offer in 8 s');
  },
);
