import { merge, pool, type Tables } from '../../pool-file.js';
import { asText, withXapi } from '../../with-xapi.js';
import { sriov } from './sriov-tables.js';

test.each<[string, Tables, string, readonly string[]]>([
  ['a bond master', {}, 'h1-bond0', ['PIF_IS_NOT_PHYSICAL', 'h1-bond0']],
  ['a tunnel', {}, 'h1-tunnel0', ['PIF_IS_NOT_PHYSICAL', 'h1-tunnel0']],
  ['a VLAN', {}, 'h1-vlan7', ['PIF_IS_NOT_PHYSICAL', 'h1-vlan7']],
  ['enabled already', sriov, 'h1-eth0', ['NETWORK_SRIOV_ALREADY_ENABLED', 'h1-eth0']],
  ['not capable', {}, 'h1-eth0', ['PIF_IS_NOT_SRIOV_CAPABLE', 'h1-eth0']],
])('network_sriov.create on %s', async (_name, change, pif, expected) => {
  await withXapi(merge(pool(), change), async (test) => {
    expect(await test.error('network_sriov.create', pif, 'free')).toEqual(expected);
  });
});

test('network_sriov.create links its logical PIF', async () => {
  await withXapi(
    merge(pool(), { PIF: { 'h1-eth0': { capabilities: "('sriov')" } } }),
    async (test) => {
      const made = asText(await test.call('network_sriov.create', 'h1-eth0', 'free'));
      expect(await test.call('PIF.get_sriov_physical_PIF_of', 'h1-eth0')).toEqual([made]);
      await test.call('network_sriov.destroy', made);
      expect(Object.keys(await test.records('PIF'))).toHaveLength(14);
    },
  );
});
