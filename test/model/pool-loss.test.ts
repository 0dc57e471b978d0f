import { isPoolLoss, lossKinds, lossBetween } from '../../src/model/pool/pool-loss.js';

const held = {
  pifs: [
    'bond0, network "B"',
    'eth0 VLAN 20, network "Office"',
    'eth0, network "A" (management)',
    'eth5, network "C"',
    'tunnel0, network "T"',
  ],
  bonds: ['bond0 (eth2 + eth3), balance-slb, network "B"'],
  vlans: ['VLAN 20 on eth0, network "Office"'],
  tunnels: ['tunnel0 over eth0, network "T"'],
  sriovNetworks: ['SR-IOV on eth4'],
  clusterHosts: [],
};

test(
  'what is lost: what is not there again by its name; a PIF is the same on another network, ' +
    'and that of a lost Bond, VLAN or tunnel is told with it',
  () => {
    const now = {
      pifs: ['eth0, network "Other"'],
      bonds: [],
      vlans: [],
      tunnels: held.tunnels,
      sriovNetworks: [],
      clusterHosts: ['x'],
    };
    expect(lossBetween(held, now)).toEqual({
      pifs: ['eth5, network "C"'],
      bonds: held.bonds,
      vlans: held.vlans,
      tunnels: [],
      sriovNetworks: held.sriovNetworks,
      clusterHosts: [],
    });
    expect(Object.values(lossBetween(held, held)).flat()).toEqual([]);
  },
);

test('a loss comes back from its JSON', () => {
  expect(isPoolLoss(JSON.parse(JSON.stringify(held)))).toBe(true);
});

test.each([
  null,
  'loss',
  [],
  {},
  ...lossKinds.flatMap((kind) => [
    ...(kind === 'addresses' ? [] : [{ ...held, [kind]: undefined }]),
    { ...held, [kind]: 'eth0' },
    { ...held, [kind]: [1] },
  ]),
])('%j is none', (value) => {
  expect(isPoolLoss(value)).toBe(false);
});
