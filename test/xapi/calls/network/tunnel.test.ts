import { merge, pool, type Tables } from '../../pool-file.js';
import { asText, withXapi } from '../../with-xapi.js';
import { sriov, sriovVlan } from './sriov-tables.js';
import { unmanaged } from './pif-tables.js';

describe('tunnel', () => {
  test.each<[string, Tables, readonly [string, string], readonly string[]]>([
    ['unmanaged', unmanaged, ['h1-eth0', 'free'], ['PIF_UNMANAGED', 'h1-eth0']],
    ['network in use', {}, ['h1-eth0', 'net1'], ['NETWORK_ALREADY_CONNECTED', 'h1', 'h1-eth1']],
    ['bond slave', {}, ['h1-eth1', 'free'], ['CANNOT_ADD_TUNNEL_TO_BOND_SLAVE', 'h1-eth1']],
    ['tunnel on tunnel', {}, ['h1-tunnel0', 'free'], ['IS_TUNNEL_ACCESS_PIF', 'h1-tunnel0']],
    ['SR-IOV logical', sriov, ['l', 'free'], ['CANNOT_ADD_TUNNEL_TO_SRIOV_LOGICAL', 'l']],
    [
      'VLAN on SR-IOV',
      sriovVlan,
      ['lv', 'free'],
      ['CANNOT_ADD_TUNNEL_TO_VLAN_ON_SRIOV_LOGICAL', 'lv'],
    ],
    ['SR-IOV network', sriov, ['h2-eth0', 'spare'], ['NETWORK_INCOMPATIBLE_WITH_TUNNEL', 'spare']],
    [
      'a PIF without an address',
      {},
      ['h1-vlan7', 'free'],
      ['TRANSPORT_PIF_NOT_CONFIGURED', 'h1-vlan7'],
    ],
    [
      'a host without openvswitch',
      { host: { h2: { software_version: '()' } } },
      ['h1-eth0', 'free'],
      ['OPENVSWITCH_NOT_ACTIVE'],
    ],
  ])('%s', async (_name, change, params, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      expect(await test.error('tunnel.create', ...params)).toEqual(expected);
    });
  });

  test('links both PIFs, keeps the protocol, and goes again', async () => {
    const addressed = { PIF: { 'h1-vlan7': { ip_configuration_mode: 'DHCP' } } };
    await withXapi(merge(pool(), addressed), async (test) => {
      const tunnel = asText(await test.call('tunnel.create', 'h1-vlan7', 'free', 'vxlan'));
      const record = await test.record('tunnel', tunnel);
      expect(record).toMatchObject({
        transport_PIF: 'h1-vlan7',
        protocol: 'vxlan',
        status: { active: 'false' },
      });
      const access = asText(record['access_PIF']);
      expect(await test.record('PIF', access)).toMatchObject({
        device: 'tunnel1',
        tunnel_access_PIF_of: [tunnel],
        MTU: -1,
        metrics: 'h1-m0',
      });
      await test.call('tunnel.destroy', tunnel);
      expect(await test.records('PIF')).not.toHaveProperty(access);
    });
  });
});
