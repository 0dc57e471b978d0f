import { known, unknown, type Known } from '../../../src/model/index.js';
import { merge, pool, type Tables } from '../pool-file.js';
import { withXapi } from '../with-xapi.js';

const storage: Tables = {
  SR: { sr1: { type: 'lvmofcoe' }, sr2: { type: 'lvm' }, sr3: { type: 'lvmofcoe' } },
  PBD: {
    a: { host: 'h1', SR: 'sr1', device_config: "(('SCSIid' '36001'))" },
    b: { host: 'h1', SR: 'sr2', device_config: "(('SCSIid' '36002'))" },
    c: { host: 'h2', SR: 'sr3', device_config: "(('SCSIid' '36003'))" },
    d: { host: 'h1', SR: 'gone', device_config: '()' },
  },
  PIF: { 'h1-eth0': { management: 'false' }, 'h2-eth0': { management: 'false' } },
};

const over = (device: string, disks: Known<readonly string[]>) => ({
  san: {
    boot: () => Promise.resolve(known({ unmanaged: [], plugged: [] })),
    fcoeDisks: (asked: string) => Promise.resolve(asked === device ? disks : known([])),
  },
});

test('a disk of an FCoE SR holds its interface', async () => {
  await withXapi(
    merge(pool(), storage),
    async (test) => {
      expect(await test.error('PIF.unplug', 'h1-eth0')).toEqual([
        'PIF_HAS_FCOE_SR_IN_USE',
        'h1-eth0',
        'sr1',
      ]);
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({ currently_attached: true });
    },
    over('eth0', known(['36000', '36001'])),
  );
});

test('so does a VLAN on that interface', async () => {
  await withXapi(
    merge(pool(), storage),
    async (test) => {
      expect(await test.error('VLAN.destroy', 'h1-v7')).toEqual([
        'PIF_HAS_FCOE_SR_IN_USE',
        'h1-vlan7',
        'sr1',
      ]);
      expect(await test.records('VLAN')).toHaveProperty('h1-v7');
    },
    over('eth0', known(['36001'])),
  );
});

test.each<[string, string, Known<readonly string[]>, string]>([
  ['a disk of another kind of SR', 'eth0', known(['36002']), 'h1-eth0'],
  ["a disk of another host's SR", 'eth0', known(['36003']), 'h1-eth0'],
  ['a disk over another interface', 'eth1', known(['36001']), 'h1-eth0'],
  ['another host, whose interfaces cannot be asked', 'eth0', known(['36003']), 'h2-eth0'],
])('%s does not', async (_name, device, disks, pif) => {
  await withXapi(
    merge(pool(), storage),
    async (test) => {
      await test.call('PIF.unplug', pif);
      expect(await test.record('PIF', pif)).toMatchObject({ currently_attached: false });
    },
    over(device, disks),
  );
});

test('a driver that does not answer counts as no disk, and is told of', async () => {
  await withXapi(
    merge(pool(), storage),
    async (test) => {
      await test.call('PIF.unplug', 'h1-eth0');
      expect(test.log.join('\n')).toMatch(
        /which disks are reached over eth0 is not known.*exit status 1/,
      );
    },
    over('eth0', unknown('unreadable', 'fcoe_driver: exit status 1')),
  );
});

test.each<[string, Tables, readonly string[]]>([
  ['not managed', { PIF: { 'h1-eth0': { managed: 'false' } } }, ['PIF_UNMANAGED', 'h1-eth0']],
  [
    'not to be unplugged',
    { PIF: { 'h1-eth0': { disallow_unplug: 'true' } } },
    ['PIF_DOES_NOT_ALLOW_UNPLUG', 'h1-eth0'],
  ],
  ['a VIF on it', { VIF: { 'h1-vif': { network: 'net0' } } }, ['VIF_IN_USE', 'net0', 'h1-vif']],
])('every other reason comes before it: %s', async (_name, change, expected) => {
  await withXapi(
    merge(pool(), storage, change),
    async (test) => {
      expect(await test.error('PIF.unplug', 'h1-eth0')).toEqual(expected);
    },
    over('eth0', known(['36001'])),
  );
});
