import { parseOvsDatabase } from '../../../src/reset/index.js';
import { factsOf } from '../../support/host/read-host.js';
import { textAt } from '../../support/host/host-tree.js';
import { runningHost } from '../../support/story/running-host.js';

/** What Open vSwitch's own database of this tree says. */
function switchOf(tree: string): unknown {
  const log = textAt(tree, 'etc/openvswitch/conf.db') ?? '';
  const read = parseOvsDatabase(log, (device) => device.startsWith('eth'));
  return read.known ? read.value : read;
}

test('Open vSwitch holds the LACP bond and the VLAN that a reset asked for', async () => {
  const { dir, resetWith } = await runningHost({ backEnd: 'openvswitch' });
  await resetWith('--bond', 'eth2,eth3', '--bond-mode', 'lacp', '--vlan', '20', '--mode', 'dhcp');
  expect(switchOf(dir)).toMatchObject({
    bonds: [{ device: 'bond0', members: ['eth2', 'eth3'], mode: 'lacp' }],
    networks: [
      { device: 'bond0', vlan: '' },
      { device: 'bond0', vlan: '20' },
    ],
  });
  expect((await factsOf(dir)).now).toMatchObject({
    value: { device: 'bond0', vlan: '20', mac: 'a0:36:9f:7b:10:c8', link: 'up' },
  });
});

test('a host of the classic profile comes back on Open vSwitch too', async () => {
  const { dir, reset } = await runningHost({ profile: 'classic', backEnd: 'openvswitch' });
  await reset('--mode', 'dhcp');
  expect(switchOf(dir)).toMatchObject({
    bonds: [],
    networks: [{ device: 'eth0', vlan: '', bridge: 'xenbr0' }],
  });
});
