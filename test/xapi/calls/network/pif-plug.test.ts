import { merge, pool } from '../../pool-file.js';
import { withXapi } from '../../with-xapi.js';

test(
  'a PIF on which a cluster is enabled stays plugged: what forbids to unplug it cannot be ' +
    'undone',
  async () => {
    await withXapi(
      merge(pool(), {
        Cluster_host: { c: { PIF: 'h1-bond0', enabled: 'true', host: 'h1' } },
        PIF: { 'h1-bond0': { disallow_unplug: 'true' } },
      }),
      async ({ call, error, record }) => {
        expect(await error('PIF.set_disallow_unplug', 'h1-bond0', false)).toEqual([
          'CLUSTERING_ENABLED',
          'c',
        ]);
        expect(await record('PIF', 'h1-bond0')).toMatchObject({ disallow_unplug: true });
        await call('PIF.set_disallow_unplug', 'h1-bond0', true);
        await call('PIF.set_disallow_unplug', 'h1-eth0', true);
        await call('PIF.set_disallow_unplug', 'h1-eth0', false);
      },
    );
  },
);

test('the members of a bond follow its properties', async () => {
  await withXapi(pool(), async ({ call, record }) => {
    await call('PIF.set_property', 'h1-bond0', 'gro', 'off');
    for (const pif of ['h1-bond0', 'h1-eth1', 'h1-eth2'])
      expect(await record('PIF', pif)).toMatchObject({ properties: { gro: 'off' } });
    expect(await record('PIF', 'h1-eth0')).toMatchObject({ properties: {} });
  });
});
