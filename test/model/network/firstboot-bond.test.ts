import { firstbootBond } from '../../../src/model/network/firstboot-bond.js';

test.each([
  ['lacp', 'eth1,eth0', { members: ['eth1', 'eth0'], mode: 'lacp' }],
  ['lacp', 'eth1, eth0', { members: ['eth1', 'eth0'], mode: 'lacp' }],
  ['lacp', 'eth1', { members: ['eth1'], mode: 'lacp' }],
  ['lacp', '', null],
  ['lacp', ',', null],
  ['', 'eth1,eth0', null],
])('BOND_MODE=%j BOND_MEMBERS=%j: %j', (bondMode, bondMembers, bond) => {
  expect(firstbootBond({ bondMode, bondMembers })).toEqual(bond);
});
