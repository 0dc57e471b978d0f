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

test.each<[string, Parameters<typeof oneKind>, boolean]>([
  ['a Bond', ['bonds', 'bond0 (eth2 + eth3), balance-slb, bridge xapi0', held.bonds[0]], false],
  ['a Bond of unknown mode', ['bonds', 'bond0 (eth2 + eth3), bridge xapi0', held.bonds[0]], false],
  ['another Bond', ['bonds', 'bond0 (eth2 + eth4), balance-slb', held.bonds[0]], true],
  ['a VLAN', ['vlans', 'VLAN 20 on eth0, bridge xapi1', held.vlans[0]], false],
  ['another tag', ['vlans', 'VLAN 21 on eth0, bridge xapi1', held.vlans[0]], true],
  ['a VLAN on another network', ['vlans', 'VLAN 20 on eth0, network "B"', held.vlans[0]], true],
  [
    'an address',
    ['addresses', 'eth1: Static 10.0.0.1/255.0.0.0', 'eth1: Static 10.0.0.1/255.0.0.0, for a'],
    false,
  ],
  ['a purpose', ['addresses', 'eth1: DHCP, for a', 'eth1: DHCP 10.0.0.1/255.0.0.0'], true],
  ['a lease', ['addresses', 'eth1: DHCP', 'eth1: DHCP 10.0.0.1/255.0.0.0'], false],
])('%s that the files named and the pool database names now', (_, [kind, before, now], isLost) => {
  expect(oneKind(kind, before, now)).toEqual(isLost ? [before] : []);
});

/** What is lost of one object, by its name before and its name now. */
function oneKind(kind: 'bonds' | 'vlans' | 'addresses', before: string, now = ''): unknown {
  const none = { ...held, pifs: [], bonds: [], vlans: [], tunnels: [], sriovNetworks: [] };
  return lossBetween({ ...none, [kind]: [before] }, { ...none, [kind]: [now] })[kind];
}

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
