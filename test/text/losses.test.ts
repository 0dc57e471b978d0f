import { lossLines } from '../../src/text/index.js';

const none = { pifs: [], bonds: [], vlans: [], tunnels: [], sriovNetworks: [], clusterHosts: [] };

test('one line for each kind that is there', () => {
  expect(lossLines(none)).toEqual([]);
  expect(lossLines({ ...none, pifs: ['eth0', 'eth1\u001b'], bonds: ['bond0'], vlans: ['20 on bond0'], tunnels: ['t'], sriovNetworks: ['s'], clusterHosts: ['c'] })).toEqual([
    'PIFs: eth0, eth1', 'Bonds: bond0', 'VLANs: 20 on bond0', 'Tunnels: t', 'SR-IOV networks: s', 'Cluster hosts: c',
  ]);
});
