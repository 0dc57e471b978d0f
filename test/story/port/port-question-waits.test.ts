import { hostBeforeReboot, macs, movesDisk } from '../../support/story/after-reboot.js';
import { textAt } from '../../support/host/host-tree.js';
import { hosts, pifsOf } from '../../support/pool-rows.js';
import { openConsoleWith } from '../../support/story/story.js';

test(
  'the question is left for later: nothing is wiped, the Status Display tells of it, the ' +
    'next console asks again, and the menu leads to it',
  async () => {
    const tree = await hostBeforeReboot();
    movesDisk(tree, { [macs.eth1]: '3c:ec:ef:aa:aa:02' });
    const before = pifsOf(tree, hosts.ours);
    const first = openConsoleWith(['--embedded', tree]);
    await first.choose('Look first');
    await first.sees('Status Display', 'The network reset waits for an answer');
    expect(await first.quits()).toBe(0);
    expect(pifsOf(tree, hosts.ours)).toEqual(before);
    expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
    const second = openConsoleWith(['--embedded', tree]);
    await second.sees('Which network interface should be');
    await second.back();
    await second.choose('Network and Management Interface');
    await second.choose('Emergency Network Reset');
    await second.sees('Which network interface should be');
  },
);
