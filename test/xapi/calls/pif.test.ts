import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { known } from '../../../src/reset/index.js';
import type { Tables } from '../pool-file.js';
import { merge, pool } from '../pool-file.js';
import { asRecord, asText, inventory, nic, withXapi } from '../with-xapi.js';

const enabledCluster: Tables = {
  Cluster_host: { c: { PIF: 'h1-eth0', enabled: 'true', host: 'h1' } },
};
const ha: Tables = { pool: { p: { ha_enabled: 'true' } } };
const redoLog: Tables = { pool: { p: { redo_log_enabled: 'true' } } };
const unmanaged: Tables = { PIF: { 'h1-eth0': { managed: 'false' } } };
const isStatic: Tables = {
  PIF: {
    'h1-eth0': {
      ip_configuration_mode: 'Static',
      IP: '10.0.0.2',
      netmask: '255.0.0.0',
      gateway: '',
    },
  },
};

describe('PIF.reconfigure_ip', () => {
  test.each<[string, Tables, readonly string[], readonly string[]]>([
    ['unmanaged', unmanaged, ['Static', 'x', '', '', ''], ['PIF_UNMANAGED', 'h1-eth0']],
    ['HA', ha, ['DHCP', '', '', '', ''], ['HA_IS_ENABLED']],
    ['redo log', redoLog, ['DHCP', '', '', '', ''], ['REDO_LOG_IS_ENABLED']],
    ['clustering', enabledCluster, ['DHCP', '', '', '', ''], ['CLUSTERING_ENABLED', 'c']],
    [
      'static without address',
      {},
      ['Static', '', '255.0.0.0', '', ''],
      ['INVALID_IP_ADDRESS_SPECIFIED', 'IP'],
    ],
    [
      'static without netmask',
      {},
      ['Static', '10.0.0.1', '', '', ''],
      ['INVALID_IP_ADDRESS_SPECIFIED', 'netmask'],
    ],
    [
      'no address',
      {},
      ['Static', '10.0.0.256', '255.0.0.0', '', ''],
      ['INVALID_IP_ADDRESS_SPECIFIED', 'IP'],
    ],
    [
      'no gateway, whatever the mode',
      {},
      ['DHCP', '', '', 'gw', ''],
      ['INVALID_IP_ADDRESS_SPECIFIED', 'gateway'],
    ],
    [
      'management without address',
      {},
      ['None', '', '', '', ''],
      ['PIF_IS_MANAGEMENT_INTERFACE', 'h1-eth0'],
    ],
  ])('%s', async (_name, change, params, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      const before = await test.record('PIF', 'h1-eth0');
      expect(await test.error('PIF.reconfigure_ip', 'h1-eth0', ...params)).toEqual(expected);
      expect(await test.record('PIF', 'h1-eth0')).toEqual(before);
    });
  });

  test('a change of name servers alone is allowed while HA is armed', async () => {
    await withXapi(merge(pool(), isStatic, ha), async (test) => {
      await test.call(
        'PIF.reconfigure_ip',
        'h1-eth0',
        'Static',
        '10.0.0.2',
        '255.0.0.0',
        '',
        '10.0.0.53, fd00::1,junk,10.0.0.54',
      );
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
        DNS: '10.0.0.53,10.0.0.54',
        IP: '10.0.0.2',
      });
      expect(
        await test.error(
          'PIF.reconfigure_ip',
          'h1-eth0',
          'Static',
          '10.0.0.3',
          '255.0.0.0',
          '',
          '',
        ),
      ).toEqual(['HA_IS_ENABLED']);
    });
  });

  test("the other family's name servers stay", async () => {
    await withXapi(pool(), async (test) => {
      await test.call(
        'PIF.reconfigure_ipv6',
        'h1-eth0',
        'Static',
        'fd00::2/64',
        'fd00::1',
        'fd00::53,192.0.2.99',
      );
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
        DNS: 'fd00::53',
        IPv6: ['fd00::2/64'],
        ipv6_gateway: 'fd00::1',
        ipv6_configuration_mode: 'Static',
      });
      await test.call(
        'PIF.reconfigure_ip',
        'h1-eth0',
        'Static',
        '10.0.0.2',
        '255.0.0.0',
        '10.0.0.1',
        '10.0.0.53',
      );
      await test.call('PIF.reconfigure_ipv6', 'h1-eth0', 'Static', 'fd00::2/64', '', 'fd00::54');
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({ DNS: 'fd00::54,10.0.0.53' });
      expect(await test.call('host.get_address', 'h1')).toBe('10.0.0.2');
    });
  });

  test.each([
    ['Static', '', ''],
    ['Static', 'fd00::1', ''],
    ['None', 'fd00::1/129', ''],
    ['DHCP', '10.0.0.1/8', ''],
  ])('IPv6 %s %s is refused', async (mode, address, gateway) => {
    await withXapi(pool(), async (test) => {
      expect(
        await test.error('PIF.reconfigure_ipv6', 'h1-eth0', mode, address, gateway, ''),
      ).toEqual(['INVALID_CIDR_ADDRESS_SPECIFIED', 'IPv6']);
    });
  });

  test('DHCP on an attached PIF takes the lease; without one its address is empty and the host keeps its own', async () => {
    await withXapi(pool(), async (test) => {
      await test.call('PIF.reconfigure_ip', 'h1-eth0', 'DHCP', '', '', '', '');
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
        IP: '',
        netmask: '',
        currently_attached: true,
        ip_configuration_mode: 'DHCP',
      });
      expect(await test.call('host.get_address', 'h1')).toBe('192.0.2.9');
    });
  });
});

test("another host's PIF is not brought up here: its addresses stay", async () => {
  const asked: string[] = [];
  await withXapi(
    pool(),
    async (test) => {
      await test.call('pool.create_VLAN_from_PIF', 'h1-eth0', 'free', 30);
      await test.call('PIF.reconfigure_ip', 'h2-eth0', 'DHCP', '192.0.2.20', '', '', '');
      expect(asked).toEqual(['eth0 30 None']);
      expect(await test.record('PIF', 'h2-eth0')).toMatchObject({
        IP: '192.0.2.20',
        currently_attached: true,
      });
    },
    {
      bringUp: {
        up: ({ device, vlan, mode }) => {
          asked.push(`${device} ${vlan ?? ''} ${mode}`);
          return Promise.resolve({ ipv4: null, ipv6: null });
        },
        given: () => Promise.resolve({ ipv4: null, ipv6: null }),
        down: () => Promise.resolve(),
      },
    },
  );
});

describe('host.management_reconfigure', () => {
  const configured: Tables = {
    PIF: {
      'h1-vlan7': { ip_configuration_mode: 'Static', IP: '10.7.0.2', currently_attached: 'false' },
    },
  };

  test('moves flags, address and inventory; other lines of the inventory stay', async () => {
    await withXapi(merge(pool(), configured), async (test) => {
      await test.call('host.management_reconfigure', 'h1-vlan7');
      expect(await test.record('PIF', 'h1-vlan7')).toMatchObject({
        management: true,
        currently_attached: true,
      });
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
        management: false,
        IP: '192.0.2.9',
      });
      expect(await test.record('PIF', 'h2-eth0')).toMatchObject({ management: true });
      expect(await test.call('host.get_management_interface', 'h1')).toBe('h1-vlan7');
      expect(await test.call('host.get_address', 'h1')).toBe('10.7.0.2');
      expect(await readFile(join(test.root, 'etc/xensource-inventory'), 'utf8')).toBe(
        `${inventory('xapi3')}MANAGEMENT_ADDRESS_TYPE='IPv4'\n`,
      );
    });
  });

  test.each<[string, Tables, string, readonly string[]]>([
    ['HA', merge(configured, ha), 'h1-vlan7', ['HA_IS_ENABLED']],
    [
      'bond slave',
      { PIF: { 'h1-eth1': { ip_configuration_mode: 'DHCP' } } },
      'h1-eth1',
      ['CANNOT_PLUG_BOND_SLAVE', 'h1-eth1'],
    ],
    ['no configuration', {}, 'h1-bond0', ['PIF_HAS_NO_NETWORK_CONFIGURATION', 'h1-bond0']],
    [
      'no IPv6 configuration',
      { PIF: { 'h1-bond0': { primary_address_type: 'IPv6', ip_configuration_mode: 'DHCP' } } },
      'h1-bond0',
      ['PIF_HAS_NO_V6_NETWORK_CONFIGURATION', 'h1-bond0'],
    ],
    ['no such PIF', {}, 'nothing', ['HANDLE_INVALID', 'PIF', 'nothing']],
    [
      'a network whose bridge is ""',
      merge(configured, { network: { net7: { bridge: '' } } }),
      'h1-vlan7',
      ['INTERNAL_ERROR', expect.stringContaining('no bridge')],
    ],
  ])('%s', async (_name, change, pif, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      expect(await test.error('host.management_reconfigure', pif)).toEqual(expected);
      expect(await readFile(join(test.root, 'etc/xensource-inventory'), 'utf8')).toBe(
        inventory('xenbr0'),
      );
    });
  });

  test('management_disable leaves no flag, and a host without management says so', async () => {
    await withXapi(pool(), async (test) => {
      await test.call('host.management_disable');
      expect(await test.error('host.get_management_interface', 'h1')).toEqual([
        'INTERNAL_ERROR',
        expect.stringContaining('h1'),
      ]);
      expect(await readFile(join(test.root, 'etc/xensource-inventory'), 'utf8')).toContain(
        "MANAGEMENT_INTERFACE=''",
      );
    });
  });

  test('pool.management_reconfigure needs a PIF on every host', async () => {
    await withXapi(
      merge(pool(), {
        network: { one: { bridge: 'xapi8' } },
        PIF: { x: { host: 'h1', network: 'one', ip_configuration_mode: 'DHCP', managed: 'true' } },
      }),
      async (test) => {
        expect(await test.error('pool.management_reconfigure', 'one')).toEqual([
          'PIF_NOT_PRESENT',
          'h2',
          'one',
        ]);
        await test.call('pool.management_reconfigure', 'net7');
        expect([
          await test.call('host.get_management_interface', 'h1'),
          await test.call('host.get_management_interface', 'h2'),
        ]).toEqual(['h1-vlan7', 'h2-vlan7']);
      },
    );
  });
});

describe('plug, unplug, introduce and forget', () => {
  test.each<[string, Tables, readonly string[], readonly string[]]>([
    ['plug an unmanaged one', unmanaged, ['PIF.plug', 'h1-eth0'], ['PIF_UNMANAGED', 'h1-eth0']],
    ['plug a bond slave', {}, ['PIF.plug', 'h1-eth1'], ['CANNOT_PLUG_BOND_SLAVE', 'h1-eth1']],
    [
      'plug a tunnel on nothing',
      { PIF: { 'h1-eth0': { ip_configuration_mode: 'None' } } },
      ['PIF.plug', 'h1-tunnel0'],
      ['TRANSPORT_PIF_NOT_CONFIGURED', 'h1-eth0'],
    ],
    [
      'unplug management',
      {},
      ['PIF.unplug', 'h1-eth0'],
      ['PIF_IS_MANAGEMENT_INTERFACE', 'h1-eth0'],
    ],
    ['unplug under a running VM', {}, ['PIF.unplug', 'h1-vlan5'], ['VIF_IN_USE', 'net5', 'h1-vif']],
    [
      'unplug where it is not allowed',
      { PIF: { 'h1-vlan7': { disallow_unplug: 'true' } } },
      ['PIF.unplug', 'h1-vlan7'],
      ['PIF_DOES_NOT_ALLOW_UNPLUG', 'h1-vlan7'],
    ],
    ['unplug with HA', ha, ['PIF.unplug', 'h1-vlan7'], ['HA_IS_ENABLED']],
    [
      'forget management',
      {},
      ['PIF.forget', 'h1-eth0'],
      ['PIF_IS_MANAGEMENT_INTERFACE', 'h1-eth0'],
    ],
    ['forget a bond slave', {}, ['PIF.forget', 'h1-eth1'], ['PIF_ALREADY_BONDED', 'h1-eth1']],
    ['forget a bond master', {}, ['PIF.forget', 'h1-bond0'], ['PIF_ALREADY_BONDED', 'h1-bond0']],
    ['forget a VLAN', {}, ['PIF.forget', 'h1-vlan7'], ['PIF_VLAN_STILL_EXISTS', 'h1-vlan7']],
    [
      'forget a tunnel',
      {},
      ['PIF.forget', 'h1-tunnel0'],
      ['PIF_TUNNEL_STILL_EXISTS', 'h1-tunnel0'],
    ],
    [
      'introduce a known device',
      {},
      ['PIF.introduce', 'h1', '', 'eth0'],
      ['DUPLICATE_PIF_DEVICE_NAME', 'eth0'],
    ],
    ['introduce nonsense', {}, ['PIF.introduce', 'h1', 'zz', 'eth0'], ['MAC_INVALID', 'zz']],
    [
      'introduce what is not there, whose MAC address nobody can look up',
      {},
      ['PIF.introduce', 'h1', '', 'eth9'],
      ['MAC_INVALID', ''],
    ],
    [
      'introduce what is not there',
      {},
      ['PIF.introduce', 'h1', '00:16:3E:00:00:10', 'eth9'],
      [
        'COULD_NOT_FIND_NETWORK_INTERFACE_WITH_SPECIFIED_DEVICE_NAME_AND_MAC_ADDRESS',
        'eth9',
        '00:16:3e:00:00:10',
      ],
    ],
    [
      'a property nobody knows',
      {},
      ['PIF.set_property', 'h1-eth0', 'speed', 'on'],
      ['INVALID_VALUE', 'properties', 'speed = on'],
    ],
    [
      'a property of a VLAN',
      {},
      ['PIF.set_property', 'h1-vlan7', 'gro', 'on'],
      ['CANNOT_CHANGE_PIF_PROPERTIES', 'h1-vlan7'],
    ],
    ['destroy a physical PIF', {}, ['PIF.destroy', 'h1-eth0'], ['PIF_IS_PHYSICAL', 'h1-eth0']],
    [
      'address type of management',
      {},
      ['PIF.set_primary_address_type', 'h1-eth0', 'IPv6'],
      ['PIF_IS_MANAGEMENT_INTERFACE', 'h1-eth0'],
    ],
  ])('%s', async (_name, change, [method = '', ...params], expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      const before = await test.records('PIF');
      expect(await test.error(method, ...params)).toEqual(expected);
      expect(await test.records('PIF')).toEqual(before);
    });
  });

  test('unplugging a PIF takes its tunnel along; plugging brings the transport up first', async () => {
    await withXapi(merge(pool(), { PIF: { 'h1-eth0': { management: 'false' } } }), async (test) => {
      await test.call('PIF.unplug', 'h1-eth0');
      expect((await test.record('PIF', 'h1-tunnel0'))['currently_attached']).toBe(false);
      await test.call('PIF.plug', 'h1-tunnel0');
      expect((await test.record('PIF', 'h1-eth0'))['currently_attached']).toBe(true);
    });
  });

  test('a forgotten PIF takes its own metrics along, and can be introduced again', async () => {
    await withXapi(
      merge(pool(), {
        PIF: {
          x: { host: 'h1', device: 'eth4', physical: 'true', network: 'spare', metrics: 'mx' },
        },
        PIF_metrics: { mx: {} },
      }),
      async (test) => {
        await test.call('PIF.forget', 'x');
        expect(await test.records('PIF_metrics')).not.toHaveProperty('mx');
        const again = await test.call('PIF.introduce', 'h1', '00:16:3E:00:00:44', 'eth4');
        expect(asRecord((await test.records('PIF'))[asText(again)])).toMatchObject({
          device: 'eth4',
          MAC: '00:16:3e:00:00:44',
          physical: true,
          managed: true,
        });
      },
      { nics: () => Promise.resolve(known([nic('eth4', '00:16:3e:00:00:44')])) },
    );
  });
});
