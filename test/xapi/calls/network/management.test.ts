import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { merge, pool, type Tables } from '../../pool-file.js';
import { inventory, withXapi } from '../../with-xapi.js';
import { ha } from './pif-tables.js';

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
