import { merge, pool, type Tables } from '../../pool-file.js';
import { withXapi } from '../../with-xapi.js';
import { ha, unmanaged } from './pif-tables.js';

const enabledCluster: Tables = {
  Cluster_host: { c: { PIF: 'h1-eth0', enabled: 'true', host: 'h1' } },
};

const redoLog: Tables = { pool: { p: { redo_log_enabled: 'true' } } };

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

  test(
    'DHCP on an attached PIF takes the lease; without one its address is empty and the host ' +
      'keeps its own',
    async () => {
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
    },
  );
});

test("another host's PIF is not brought up here: its addresses stay", async () => {
  const asked: string[] = [];
  await withXapi(
    pool(),
    async (test) => {
      await test.call('pool.create_VLAN_from_PIF', 'h1-eth0', 'free', 30);
      await test.call('PIF.reconfigure_ip', 'h2-eth0', 'DHCP', '192.0.2.20', '', '', '');
      expect(asked).toEqual(['eth0 30 none']);
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
