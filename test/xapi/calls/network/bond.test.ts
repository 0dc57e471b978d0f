import { merge, pool, type Tables } from '../../pool-file.js';
import { asList, asText, withXapi } from '../../with-xapi.js';
import { sriov } from './sriov-tables.js';

const free: Tables = {
  Bond: {},
  PIF: {
    a: {
      host: 'h1',
      device: 'eth3',
      physical: 'true',
      network: 'n',
      MAC: '00:16:3e:00:00:0a',
      managed: 'true',
    },
    b: {
      host: 'h1',
      device: 'eth4',
      physical: 'true',
      network: 'n2',
      MAC: '00:16:3e:00:00:0b',
      managed: 'true',
    },
  },
};

describe('Bond', () => {
  const create = (
    network: string,
    members: readonly string[],
    mac = '',
    mode = 'balance-slb',
    properties = {},
  ) => [network, members, mac, mode, properties] as const;

  test.each<[string, Tables, ReturnType<typeof create>, readonly string[]]>([
    [
      'unmanaged',
      merge(free, { PIF: { a: { managed: 'false' } } }),
      create('free', ['a', 'b']),
      ['PIF_UNMANAGED', 'a'],
    ],
    [
      'network in use',
      free,
      create('net0', ['a', 'b']),
      ['NETWORK_ALREADY_CONNECTED', 'h1', 'h1-eth0'],
    ],
    ['already bonded', free, create('free', ['a', 'h1-eth1']), ['PIF_ALREADY_BONDED', 'h1-eth1']],
    ['a VLAN', free, create('free', ['h1-vlan7', 'a']), ['PIF_VLAN_EXISTS', 'eth0']],
    [
      'SR-IOV logical',
      merge(free, sriov),
      create('free', ['a', 'l']),
      ['PIF_IS_SRIOV_LOGICAL', 'l'],
    ],
    ['a tunnel', free, create('free', ['a', 'h1-tunnel0']), ['IS_TUNNEL_ACCESS_PIF', 'h1-tunnel0']],
    [
      'SR-IOV network',
      merge(free, sriov, { PIF: { l: { host: 'h2' } } }),
      create('spare', ['a', 'b']),
      ['NETWORK_INCOMPATIBLE_WITH_BOND', 'spare'],
    ],
    ['nothing', {}, create('free', []), ['PIF_BOND_NEEDS_MORE_MEMBERS']],
    [
      'nothing on an unmanaged network',
      { network: { free: { managed: 'false' } } },
      create('free', []),
      ['NETWORK_UNMANAGED', 'free'],
    ],
    ['two hosts', free, create('free', ['a', 'h2-eth0']), ['PIF_CANNOT_BOND_CROSS_HOST']],
    [
      'two addresses',
      merge(free, { PIF: { a: { ip_configuration_mode: 'DHCP' } } }),
      create('free', ['a', 'h1-eth0']),
      ['PIF_BOND_MORE_THAN_ONE_IP'],
    ],
    ['bad MAC', free, create('free', ['a'], 'zz'), ['MAC_INVALID', 'zz']],
    [
      'different properties',
      merge(free, { PIF: { a: { properties: "(('gro' 'off'))" } } }),
      create('free', ['a', 'b']),
      ['INCOMPATIBLE_PIF_PROPERTIES'],
    ],
    [
      'management under HA',
      merge(free, { pool: { p: { ha_enabled: 'true' } } }),
      create('free', ['a', 'h1-eth0']),
      ['HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE'],
    ],
    [
      'a property of another mode',
      free,
      create('free', ['a', 'b'], '', 'balance-slb', { 'lacp-time': 'fast' }),
      ['INVALID_VALUE', 'properties', 'lacp-time = fast'],
    ],
  ])('%s', async (_name, change, params, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      const before = await test.records('PIF');
      expect(await test.error('Bond.create', ...params)).toEqual(expected);
      expect(await test.records('PIF')).toEqual(before);
    });
  });

  test('what stood on the management NIC moves up to the bond, and back', async () => {
    await withXapi(merge(pool(), free), async (test) => {
      const before = await test.record('PIF', 'h1-eth0');
      const bond = asText(
        await test.call('Bond.create', 'free', ['a', 'h1-eth0'], '', 'lacp', {
          'lacp-time': 'fast',
        }),
      );
      const record = await test.record('Bond', bond);
      expect(record).toMatchObject({
        primary_slave: 'h1-eth0',
        slaves: ['a', 'h1-eth0'],
        properties: { hashing_algorithm: 'tcpudp_ports', 'lacp-time': 'fast' },
      });
      const master = asText(record['master']);
      const onBond = await test.record('PIF', master);
      expect(onBond).toMatchObject({
        device: 'bond1',
        management: true,
        IP: '192.0.2.9',
        ip_configuration_mode: 'DHCP',
        MAC: before['MAC'],
        tunnel_transport_PIF_of: ['h1-t0'],
        MTU: -1,
      });
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
        management: false,
        IP: '',
        ip_configuration_mode: 'None',
        bond_slave_of: bond,
      });
      // xapi makes the VLAN again: its PIF is called like the bond, on the same network.
      const [vlan] = asList(onBond['VLAN_slave_of']);
      const { untagged_PIF: logical } = await test.record('VLAN', asText(vlan));
      expect(await test.record('PIF', asText(logical))).toMatchObject({
        device: 'bond1',
        network: 'net7',
        VLAN: 7,
      });
      await test.call('Bond.destroy', bond);
      const after = await test.record('PIF', 'h1-eth0');
      expect(after).toEqual({ ...before, VLAN_slave_of: after['VLAN_slave_of'] });
      expect(after['VLAN_slave_of']).toHaveLength(1);
      expect(Object.keys(await test.records('PIF_metrics'))).toHaveLength(8);
    });
  });
});
