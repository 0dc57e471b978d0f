import { foreignVlan, type VlanDevice } from '../../src/model/network/vlan-device.js';

const bridges = new Set(['xenbr0', 'xapi3']);
const vlan = (memberOf: string | null, more: Partial<VlanDevice> = {}): VlanDevice => ({
  name: 'eth0.20',
  tag: 20,
  device: 'eth0',
  memberOf,
  ...more,
});

test.each<[string, readonly VlanDevice[], boolean]>([
  ['no device', [], false],
  ['of no bridge: an administrator, or a storage manager', [vlan(null)], true],
  ['on a bridge the pool does not know', [vlan('br-lab')], true],
  ["on networkd's bridge of a management VLAN", [vlan('xentemp')], false],
  ["on the bridge of the VLAN's network", [vlan('xapi3')], false],
  ['another tag', [vlan(null, { tag: 21 })], false],
  ['another interface', [vlan(null, { device: 'eth1' })], false],
  [
    "XAPI's own, and one more of somebody else",
    [vlan('xapi3'), vlan(null, { name: 'storage20' })],
    true,
  ],
])('%s', (_name, devices, foreign) => {
  expect(foreignVlan(devices, 'eth0', 20, bridges) !== null).toBe(foreign);
});
