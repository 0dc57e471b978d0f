import { textAt } from '../support/host/host-tree.js';
import { hosts, pifsOf } from '../support/pool-rows.js';
import { newHost, openConsole } from '../support/story/story.js';

test(
  "an operator resets a host of the design page's generation: its steps, its trigger, its " +
    'bridge',
  async () => {
    const tree = await newHost({ profile: 'classic' });
    const console = await openConsole(tree);
    await console.sees('XenServer 6.0.2');
    await console.opensReset();
    await console.choose('eth1');
    await console.choose('DHCP');
    await console.choose('Continue');
    const preview = await console.reads('. Reboot');
    expect(preview).toMatch(
      /\d\. [^\n]*network[\s\S]*\d\. [^\n]*interface-reconfigure[\s\S]*\d\. [^\n]*\/etc\/xensource-inventory[\s\S]*\d\. [^\n]*\/tmp\/network-reset[\s\S]*Reboot/u,
    );
    expect(preview).not.toContain('networkd.db');
    await console.next();
    await console.answers('yes');
    await console.comesBack(/Device +eth1/u, '10.20.0.131');
    expect(console.neverSaw('Set up the management bridge', 'Replace /tmp/network-reset')).toEqual(
      [],
    );

    expect(textAt(tree, 'tmp/network-reset')).toBeNull();
    expect(textAt(tree, 'etc/xensource-inventory')).toMatch(/^MANAGEMENT_INTERFACE='xenbr1'$/mu);
    const modes = Object.values(pifsOf(tree, hosts.ours)).map(
      (pif) => `${pif['device'] ?? ''} ${pif['ip_configuration_mode'] ?? ''}`,
    );
    expect(modes.sort()).toEqual(['eth0 None', 'eth1 DHCP', 'eth2 None', 'eth3 None', 'eth4 None']);
  },
);
