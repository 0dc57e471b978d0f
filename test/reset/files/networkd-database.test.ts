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

/** What is read of one interface and one bridge. */
function only(given: unknown, bridge: unknown = {}) {
  const text = JSON.stringify({ interface_config: { x: given }, bridge_config: { b: bridge } });
  const read = parseNetworkdDatabase(text);
  if (!read.known) throw new Error(read.reason.detail);
  return { interface: read.value.interfaces.get('x'), bridge: read.value.bridges.get('b') };
}

const none = { mode: 'none' };

test.each<readonly [given: object, read: object]>([
  [{}, { ipv4: none, ipv6: none, gateway: '', gateway6: '', dns: [] }],
  [{ ipv4_conf: 'DHCP4' }, { ipv4: { mode: 'dhcp' }, ipv6: none }],
  [
    { ipv4_conf: 'None4', ipv6_conf: 'DHCP6' },
    { ipv4: none, ipv6: { mode: 'dhcp' } },
  ],
  [{ ipv6_conf: 'Autoconf6' }, { ipv6: { mode: 'autoconf' } }],
  [{ ipv6_conf: 'Linklocal6' }, { ipv6: none }],
  [
    { ipv6_conf: ['Static6', [['fd00::5', 64]]], ipv6_gateway: 'fd00::1' },
    { ipv6: { mode: 'static', address: 'fd00::5', prefixLength: 64 }, gateway6: 'fd00::1' },
  ],
  [{ ipv4_conf: ['Static6', [['fd00::5', 64]]] }, { ipv4: none }],
  [{ ipv4_conf: ['Static4', [[7, 24]]] }, { ipv4: none }],
  [{ ipv4_conf: ['Static4', [['10.0.0.2', '24']]] }, { ipv4: none }],
  [{ ipv4_conf: ['Static4', []] }, { ipv4: none }],
  [{ mtu: 9000 }, { mtu: 9000 }],
])('an interface with %j', (given, read) => {
  expect(only(given).interface).toMatchObject(read);
});

test.each([{ mtu: 1500 }, { mtu: 0 }, { mtu: -1 }, { mtu: '9000' }, {}])(
  'an MTU that is none or the usual one is not told: %j',
  (given) => {
    expect(only(given).interface).not.toHaveProperty('mtu');
  },
);

test.each(['x', null, []])('an interface or a bridge that is %j has no configuration', (given) => {
  const { interface: read, bridge } = only(given, given);
  expect(read).toMatchObject({ ipv4: none, ipv6: none, gateway: '', gateway6: '', dns: [] });
  expect(bridge).toEqual({ ports: new Map(), vlan: null, mac: '', network: '' });
});

test.each<readonly [given: object, read: object]>([
  [{ bridge_mac: '00:16:3e:00:00:01' }, { mac: '00:16:3e:00:00:01' }],
  [{ vlan: ['xapi1', 20] }, { vlan: { parent: 'xapi1', tag: 20 } }],
  [{ vlan: ['xapi1', '20'] }, { vlan: null }],
  [{ vlan: [1, 20] }, { vlan: null }],
  [{ other_config: { 'network-uuids': 'own;below' } }, { network: 'own' }],
  [{ other_config: [['network-uuids', 'own']] }, { network: 'own' }],
  [{ other_config: { 'network-uuids': 7 } }, { network: '' }],
  [{ other_config: [[7, 'own']] }, { network: '' }],
  [{ ports: ['eth0'] }, { ports: new Map() }],
])('a bridge with %j', (given, read) => {
  expect(only({}, given).bridge).toMatchObject(read);
});

const bare = { interfaces: [], bondMode: '', bondProperties: {}, bondMac: '' };

test.each<readonly [given: unknown, read: object]>([
  ['x', bare],
  [{}, bare],
  [{ interfaces: ['eth0', 7, 'eth1'] }, { ...bare, interfaces: ['eth0', 'eth1'] }],
  [{ bond_mac: '00:16:3E:00:00:0A' }, { ...bare, bondMac: '00:16:3e:00:00:0a' }],
  [
    { bond_properties: { mode: 'lacp', hashing_algorithm: 'src_mac' } },
    { ...bare, bondMode: 'lacp', bondProperties: { hashing_algorithm: 'src_mac' } },
  ],
])('a port that is %j', (given, read) => {
  expect(only({}, { ports: { p: given } }).bridge?.ports.get('p')).toEqual(read);
});

test.each([
  ['', 'networkd.db: '],
  ['[]', 'not an object'],
  ['null', 'not an object'],
  ['{}', 'interface_config or bridge_config is missing'],
  ['{"interface_config":{}}', 'interface_config or bridge_config is missing'],
  ['{"bridge_config":{}}', 'interface_config or bridge_config is missing'],
  ['{"interface_config":{}', 'networkd.db: '],
])('%j is damaged', (text, detail) => {
  const read = parseNetworkdDatabase(text);
  expect(read.known ? 'known' : read.reason.code).toBe('damaged');
  expect(read.known ? '' : read.reason.detail).toContain(detail);
});

test('the interface of the default route', () => {
  const read = parseNetworkdDatabase(database([]));
  expect(read.known && read.value.gatewayInterface).toBe('xapi2');
});
