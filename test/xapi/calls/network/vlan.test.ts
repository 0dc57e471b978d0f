import { merge, pool, type Tables } from '../../pool-file.js';
import { asText, withXapi } from '../../with-xapi.js';
import { sriov, sriovVlan } from './sriov-tables.js';
import { unmanaged } from './pif-tables.js';

const twoCards: Tables = merge(sriovVlan, {
  PCI: {
    c1: { vendor_id: '8086', device_id: '1521' },
    c2: { vendor_id: '8086', device_id: '10fb' },
  },
  PIF: {
    'h1-eth0': { PCI: 'c1' },
    'h2-eth0': { PCI: 'c2' },
    l2: { host: 'h2', device: 'eth0', network: 'spare', managed: 'true' },
  },
  network_sriov: { s2: { physical_PIF: 'h2-eth0', logical_PIF: 'l2' } },
});

describe('VLAN.create', () => {
  test.each<[string, Tables, readonly [string, string, string], readonly string[]]>([
    [
      'an unmanaged network',
      { network: { free: { managed: 'false' } } },
      ['h1-eth0', '9', 'free'],
      ['NETWORK_UNMANAGED', 'free'],
    ],
    [
      'a second PIF of the host',
      {},
      ['h1-eth0', '9', 'net1'],
      ['NETWORK_ALREADY_CONNECTED', 'h1', 'h1-eth1'],
    ],
    ['an unmanaged PIF', unmanaged, ['h1-eth0', '9', 'free'], ['PIF_UNMANAGED', 'h1-eth0']],
    ['a bond slave', {}, ['h1-eth1', '9', 'free'], ['CANNOT_ADD_VLAN_TO_BOND_SLAVE', 'h1-eth1']],
    ['a VLAN on a VLAN', {}, ['h1-vlan7', '9', 'free'], ['PIF_IS_VLAN', 'h1-vlan7']],
    ['a VLAN on a VLAN on SR-IOV', sriovVlan, ['lv', '9', 'free'], ['PIF_IS_VLAN', 'lv']],
    ['a tunnel', {}, ['h1-tunnel0', '9', 'free'], ['IS_TUNNEL_ACCESS_PIF', 'h1-tunnel0']],
    [
      'an SR-IOV PIF on an ordinary network',
      sriov,
      ['l', '9', 'other'],
      ['NETWORK_INCOMPATIBLE_WITH_VLAN_ON_SRIOV', 'other'],
    ],
    [
      'an ordinary PIF on a network of VLANs on SR-IOV',
      sriovVlan,
      ['h2-eth0', '9', 'x'],
      ['NETWORK_INCOMPATIBLE_WITH_VLAN_ON_BRIDGE', 'x'],
    ],
    [
      'VLANs on SR-IOV of two kinds of card',
      twoCards,
      ['l2', '9', 'x'],
      ['NETWORK_HAS_INCOMPATIBLE_VLAN_ON_SRIOV_PIFS', 'l2', 'x'],
    ],
    ['tag -1', {}, ['h1-eth0', '-1', 'free'], ['VLAN_TAG_INVALID', '-1']],
    ['tag 4095', {}, ['h1-eth0', '4095', 'free'], ['VLAN_TAG_INVALID', '4095']],
    ['the same again', {}, ['h1-eth0', '7', 'free'], ['PIF_VLAN_EXISTS', 'eth0']],
    ['no such network', {}, ['h1-eth0', '9', 'nothing'], ['HANDLE_INVALID', 'network', 'nothing']],
    ['no such PIF', {}, ['nothing', '9', 'free'], ['HANDLE_INVALID', 'PIF', 'nothing']],
  ])('%s', async (_name, change, params, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      const before = await test.records('PIF');
      expect(await test.error('VLAN.create', ...params)).toEqual(expected);
      expect(await test.records('PIF')).toEqual(before);
    });
  });

  test.each([0, 9, 4094])('tag %i links VLAN and both PIFs', async (tag) => {
    await withXapi(pool(), async (test) => {
      const vlan = asText(await test.call('VLAN.create', 'h1-eth0', tag, 'free'));
      const record = await test.record('VLAN', vlan);
      expect(record).toMatchObject({ tagged_PIF: 'h1-eth0', tag });
      expect(await test.record('PIF', asText(record['untagged_PIF']))).toMatchObject({
        VLAN: tag,
        VLAN_master_of: vlan,
        device: 'eth0',
        MAC: 'fe:ff:ff:ff:ff:ff',
        metrics: 'h1-m0',
        physical: false,
        network: 'free',
        currently_attached: true,
        properties: {},
      });
      expect(await test.call('PIF.get_VLAN_slave_of', 'h1-eth0')).toEqual(
        expect.arrayContaining(['h1-v7', vlan]),
      );
      await test.call('VLAN.destroy', vlan);
      expect(Object.keys(await test.records('PIF'))).toHaveLength(14);
      expect(await test.records('PIF_metrics')).toHaveProperty('h1-m0');
    });
  });

  test('destroying a VLAN whose untagged PIF is gone removes the row', async () => {
    await withXapi(
      merge(pool(), { VLAN: { x: { tagged_PIF: 'h1-eth0', untagged_PIF: 'nothing' } } }),
      async (test) => {
        await test.call('VLAN.destroy', 'x');
        expect(await test.records('VLAN')).not.toHaveProperty('x');
      },
    );
  });

  test('PIF.create_VLAN, PIF.destroy and pool.create_VLAN_from_PIF', async () => {
    await withXapi(pool(), async (test) => {
      const pif = asText(await test.call('PIF.create_VLAN', 'eth0', 'free', 'h1', 20));
      expect(await test.error('PIF.create_VLAN', 'eth9', 'spare', 'h1', 20)).toEqual([
        'INVALID_VALUE',
        'device',
        'eth9',
      ]);
      await test.call('PIF.destroy', pif);
      expect(await test.call('pool.create_VLAN_from_PIF', 'h1-eth0', 'free', 21)).toHaveLength(2);
      expect(await test.call('network.get_PIFs', 'free')).toHaveLength(2);
    });
  });
});
