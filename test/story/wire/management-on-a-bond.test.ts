import { textAt } from '../../support/host/host-tree.js';
import { growsLong } from '../../support/story/reset-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test(
  'the switch port of the chosen interface expects a bond: the console offers one, and the host ' +
    'comes back on it',
  async () => {
    const tree = await newHost();
    const console = await openConsole(tree);
    await console.opensReset();
    await console.choose('eth2');
    await console.choose('DHCP');
    await console.sees('The switch port of eth2 sends LACP', 'Management on a bond');
    await console.choose('VLAN');
    await console.fill('VLAN', '20');
    await console.next();
    await console.choose('Management on a bond');
    expect(await console.valueOf('Bond members')).toBe('eth2,eth3');
    expect(await console.valueOf('Bond mode')).toBe('lacp');
    await console.next();
    await console.sees('eth2,eth3, lacp');
    await console.choose('Continue');
    growsLong(console);
    await console.sees('eth2, eth3 (lacp), created at the start-up');
    await console.next();
    await console.answers('yes');
    await console.sees('Network reset: result', 'ok     Bond: eth2+eth3 lacp');
    await console.comesBack(/Device +bond0/u, /VLAN +20/u);
    expect(textAt(tree, 'etc/firstboot.d/data/management.conf')).not.toContain('BOND');
  },
);
