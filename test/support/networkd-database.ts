import { parseMac, type HostNetworking } from '../../src/model/index.js';
import { networkdNetworking, parseNetworkdDatabase } from '../../src/reset/index.js';
import { nic } from './host/facts.js';

const interfaceOf = (more: object): object => ({
  ipv4_conf: 'None4',
  ipv6_conf: 'None6',
  ipv4_routes: [],
  dns: [[], []],
  mtu: 1500,
  ethtool_settings: [],
  ethtool_offload: [['lro', 'off']],
  persistent_i: true,
  ...more,
});

/** networkd.db of the host h1 in the tests' pool: DHCP on eth0, a static Bond with a VLAN on it. */
export const networkdDatabase = JSON.stringify({
  interface_config: {
    xenbr0: interfaceOf({ ipv4_conf: 'DHCP4' }),
    eth0: interfaceOf({}),
    xapi1: interfaceOf({
      ipv4_conf: ['Static4', [['10.9.0.2', 24]]],
      ipv6_conf: ['Static6', [['fd00::9', 64]]],
    }),
    xapi2: interfaceOf({}),
  },
  bridge_config: {
    xenbr0: {
      ports: { eth0: { interfaces: ['eth0'], bond_properties: [], kind: 'Basic_port' } },
      bridge_mac: '00:16:3e:00:00:10',
      other_config: [['network-uuids', 'uuid-net0']],
      persistent_b: true,
    },
    xapi1: {
      ports: {
        bond0: {
          interfaces: ['eth2', 'eth1'],
          bond_properties: [
            ['mode', 'lacp'],
            ['miimon', '100'],
            ['hashing-algorithm', 'src_mac'],
          ],
          bond_mac: '00:16:3E:00:00:11',
          kind: 'Basic_port',
        },
      },
      other_config: { 'network-uuids': 'uuid-netbond' },
      persistent_b: true,
    },
    xapi2: {
      ports: {},
      vlan: ['xapi1', 5],
      other_config: [['network-uuids', 'uuid-net5;uuid-netbond']],
      persistent_b: true,
    },
    xapi9: { ports: {}, other_config: [], persistent_b: false },
  },
  gateway_interface: 'xenbr0',
  dns_interface: 'xenbr0',
});

/** What is kept of that host where networkd alone tells. */
export function networkingOfNetworkd(): HostNetworking {
  const read = parseNetworkdDatabase(networkdDatabase);
  if (!read.known) throw new Error(read.reason.detail);
  return networkdNetworking(read.value, {
    nics: ['10', '11', '12'].map((last, number) =>
      nic(`eth${number}`, { mac: parseMac(`00:16:3e:00:00:${last}`) }),
    ),
    inventory: {
      installationUuid: 'uuid-h1',
      controlDomainUuid: 'u',
      managementInterface: 'xenbr0',
      managementAddressType: 'IPv4',
    },
  });
}
