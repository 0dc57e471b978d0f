import { networkdWiring } from '../../../src/model/index.js';
import { parseNetworkdDatabase } from '../../../src/reset/index.js';

const port = (interfaces: readonly string[], properties: unknown = []): object => ({
  interfaces,
  bond_properties: properties,
  kind: 'Basic_port',
});

const database = (bonding: unknown): string =>
  JSON.stringify({
    interface_config: {
      xapi2: {
        ipv4_conf: ['Static4', [['10.0.0.2', 24]]],
        ipv4_gateway: '10.0.0.1',
        ipv6_conf: 'None6',
        ipv4_routes: [],
        dns: [['10.0.0.3'], ['example.com']],
        mtu: 1500,
        persistent_i: true,
      },
    },
    bridge_config: {
      xenbr0: { ports: { eth0: port(['eth0']) }, persistent_b: true },
      xapi1: { ports: { bond0: port(['eth2', 'eth1'], bonding) }, persistent_b: true },
      xapi2: { ports: {}, vlan: ['xapi1', 20], persistent_b: true },
      xapi0: { ports: {}, persistent_b: true },
    },
    gateway_interface: 'xapi2',
  });

test.each([
  ['an object', { mode: 'lacp', hashing_algorithm: 'tcpudp_ports' }],
  ['a list of pairs', [['mode', 'lacp']]],
])('the bond, its mode as %s, and the VLAN on it', (_, bonding) => {
  const read = parseNetworkdDatabase(database(bonding));
  expect(read.known && networkdWiring(read.value)).toEqual({
    source: 'networkd',
    bonds: [{ device: 'bond0', members: ['eth1', 'eth2'], mode: 'lacp' }],
    networks: [
      { device: 'eth0', vlan: '', network: '', bridge: 'xenbr0' },
      { device: 'bond0', vlan: '', network: '', bridge: 'xapi1' },
      { device: 'bond0', vlan: '20', network: '', bridge: 'xapi2' },
    ],
  });
});

test('what an interface is given', () => {
  const read = parseNetworkdDatabase(database([]));
  expect(read.known && read.value.interfaces.get('xapi2')).toEqual({
    ipv4: { mode: 'static', address: '10.0.0.2', prefixLength: 24 },
    gateway: '10.0.0.1',
    ipv6: { mode: 'none' },
    gateway6: '',
    dns: ['10.0.0.3'],
  });
});

test.each(['', '[]', '{}', '{"interface_config":{}'])('%j is damaged', (text) => {
  expect(parseNetworkdDatabase(text)).toMatchObject({ known: false, reason: { code: 'damaged' } });
});
