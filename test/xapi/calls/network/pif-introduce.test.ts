import { known } from '../../../../src/model/index.js';
import { merge, pool, type Tables } from '../../pool-file.js';
import { asRecord, asText, nic, withXapi } from '../../with-xapi.js';
import { ha, unmanaged } from './pif-tables.js';

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
