import { known, unknown, type Known, type VlanDevice } from '../../../src/model/index.js';
import { merge, pool } from '../pool-file.js';
import { asText, withXapi } from '../with-xapi.js';

const device = (memberOf: string | null, more: Partial<VlanDevice> = {}): VlanDevice => ({
  name: 'storage9',
  tag: 9,
  device: 'eth0',
  memberOf,
  ...more,
});
const withDevices = (devices: Known<readonly VlanDevice[]>) => ({
  vlanDevices: () => Promise.resolve(devices),
});

describe('a VLAN that the kernel has already', () => {
  test.each([
    ['of no bridge', device(null)],
    ['on a bridge the pool does not know', device('br-lab')],
  ])('%s is in use: nothing is made', async (_name, foreign) => {
    await withXapi(
      pool(),
      async (test) => {
        const before = { pifs: await test.records('PIF'), vlans: await test.records('VLAN') };
        expect(await test.error('VLAN.create', 'h1-eth0', 9, 'free')).toEqual([
          'VLAN_IN_USE',
          'eth0',
          '9',
        ]);
        expect(await test.error('PIF.create_VLAN', 'eth0', 'free', 'h1', 9)).toEqual([
          'VLAN_IN_USE',
          'eth0',
          '9',
        ]);
        expect(await test.error('pool.create_VLAN_from_PIF', 'h1-eth0', 'free', 9)).toEqual([
          'VLAN_IN_USE',
          'eth0',
          '9',
        ]);
        expect({ pifs: await test.records('PIF'), vlans: await test.records('VLAN') }).toEqual(
          before,
        );
      },
      withDevices(known([foreign])),
    );
  });

  test.each<[string, Known<readonly VlanDevice[]>]>([
    ["on networkd's bridge of a management VLAN", known([device('xentemp')])],
    ['on a bridge of the pool', known([device('xapi3')])],
    ['with another tag', known([device(null, { tag: 10 })])],
    ['on another interface', known([device(null, { device: 'eth1' })])],
    ['in a list that cannot be read', unknown('unreadable', 'EIO')],
  ])('%s does not stand in the way', async (_name, devices) => {
    await withXapi(
      pool(),
      async (test) => {
        const vlan = asText(await test.call('VLAN.create', 'h1-eth0', 9, 'free'));
        expect(await test.record('VLAN', vlan)).toMatchObject({ tag: 9, tagged_PIF: 'h1-eth0' });
      },
      withDevices(devices),
    );
  });

  test('of this host says nothing about another host', async () => {
    await withXapi(
      pool(),
      async (test) => {
        await test.call('VLAN.create', 'h2-eth0', 9, 'free');
      },
      withDevices(known([device(null)])),
    );
  });

  test.each([
    ['the tag comes first', ['h1-eth0', 4095, 'free'], ['VLAN_TAG_INVALID', '4095']],
    ['the same VLAN again comes first', ['h1-eth0', 7, 'free'], ['PIF_VLAN_EXISTS', 'eth0']],
  ])('%s', async (_name, params, expected) => {
    await withXapi(
      pool(),
      async (test) => {
        expect(await test.error('VLAN.create', ...params)).toEqual(expected);
      },
      withDevices(known([device(null, { tag: 7 }), device(null, { tag: 4095 })])),
    );
  });
});

test('a network whose VIFs carry VLANs of their own takes none; a VLAN in use is told of first', async () => {
  const trunk = merge(pool(), {
    VIF: { v9: { network: 'free', VM: 'vm1', device: '9', trunks: "('30' '31')" } },
  });
  await withXapi(
    trunk,
    async (test) => {
      expect(await test.error('VLAN.create', 'h1-eth0', 9, 'free')).toEqual([
        'VLAN_IN_USE',
        'eth0',
        '9',
      ]);
      expect(await test.error('VLAN.create', 'h1-eth0', 10, 'free')).toEqual([
        'NETWORK_INCOMPATIBLE_WITH_TRUNKS',
        'free',
      ]);
      expect(await test.error('pool.create_VLAN_from_PIF', 'h1-eth0', 'free', 10)).toEqual([
        'NETWORK_INCOMPATIBLE_WITH_TRUNKS',
        'free',
      ]);
    },
    withDevices(known([device(null)])),
  );
});
