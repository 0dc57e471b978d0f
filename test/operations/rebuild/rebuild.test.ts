import { rebuild } from '../../../src/operations/index.js';
import { changed, poolGraph } from '../../support/pool-graph.js';
import { left, networkingNow, story } from '../../support/rebuild/rebuilt-host.js';
import { all, macs, reset, setting, tables, ways } from '../../support/rebuild/host.js';
import { networkingOfNetworkd } from '../../support/networkd-database.js';
import { relationFaults } from '../../support/relations.js';
import { sessionOn } from '../../support/xapi-session.js';
import { merge } from '../../xapi/pool-file.js';
import { withXapi } from '../../xapi/with-xapi.js';

test(
  'everything is made again in an order that XAPI takes, and a second time there is nothing ' +
    'to do',
  async () => {
    await withXapi(
      tables(),
      async (test) => {
        const before = await networkingNow(test, 'uuid-h1');
        const objects = await poolGraph(test, 'uuid-h1');
        await reset(test);
        const made = await all(rebuild(sessionOn(test), 'uuid-h1', before, { only: [] }));
        expect(story(made)).toEqual([
          'Bond bond0: made',
          'VLAN vlan5: made',
          'VLAN vlan7: made',
          'address bond0: made',
          'tunnel tunnel0: made',
          'management eth0: exists',
        ]);
        expect(changed(objects, await poolGraph(test, 'uuid-h1'))).toEqual([]);
        const session = sessionOn(test);
        const again = await all(rebuild(session, 'uuid-h1', before, { only: [] }));
        expect(again.every(({ state }) => state === 'exists')).toBe(true);
        expect(session.calls.filter((call) => !/get_/u.test(call))).toEqual([]);
      },
      setting,
    );
  },
);

test.each(['eth1', 'eth0'])(
  'management that the reset moved to %s goes back as the last step',
  async (device) => {
    const onVlan = merge(tables(), {
      PIF: {
        'h1-eth0': { management: 'false', ip_configuration_mode: 'None', IP: '', DNS: '' },
        'h1-vlan5': {
          management: 'true',
          ip_configuration_mode: 'Static',
          IP: '10.5.0.2',
          netmask: '255.255.255.0',
          gateway: '10.5.0.1',
          DNS: '10.5.0.3',
        },
      },
    });
    await withXapi(
      onVlan,
      async (test) => {
        const before = await networkingNow(test, 'uuid-h1');
        const objects = await poolGraph(test, 'uuid-h1');
        await reset(test, device);
        const made = await all(rebuild(sessionOn(test), 'uuid-h1', before, { only: [] }));
        expect(story(made).filter((line) => /failed|planned/u.test(line))).toEqual([]);
        expect(story(made)).toContain('management vlan5: made');
        expect(changed(objects, await poolGraph(test, 'uuid-h1'), left(made))).toEqual([]);
      },
      setting,
    );
  },
);

test('only what is asked for: by device, by VLAN, by the name of the network', async () => {
  await withXapi(
    tables(),
    async (test) => {
      const before = await networkingNow(test, 'uuid-h1');
      await reset(test);
      const session = sessionOn(test);
      expect(story(await all(rebuild(session, 'uuid-h1', before, { only: ['vlan7'] })))).toEqual([
        'VLAN vlan7: made',
      ]);
      expect(story(await all(rebuild(session, 'uuid-h1', before, { only: ['vlan5'] })))).toEqual([
        'VLAN vlan5: impossible (belowMissing bond0)',
      ]);
      expect(
        story(await all(rebuild(session, 'uuid-h1', before, { only: ['network of xapi1'] }))),
      ).toEqual(['Bond bond0: made', 'address bond0: made']);
    },
    setting,
  );
});

test.each(ways)(
  '%s when a port is gone and a network was deleted: the rest is there as it was',
  async (_, bringBack) => {
    await withXapi(
      tables(),
      async (test) => {
        const before = await networkingNow(test, 'uuid-h1');
        const objects = await poolGraph(test, 'uuid-h1');
        await reset(test);
        const gone = (await networkingNow(test, 'uuid-h1')).pifs.find(
          ({ device }) => device === 'eth2',
        );
        await test.call('PIF.forget', gone?.ref ?? '');
        await test.call('VLAN.destroy', 'h2-v7');
        await test.call('network.destroy', 'net7');
        const made = await bringBack(sessionOn(test), 'uuid-h1', before);
        expect(story(made)).toEqual([
          'Bond bond0: impossible (portGone eth2)',
          'VLAN vlan5: impossible (belowMissing bond0)',
          'VLAN vlan7: impossible (networkGone network of xapi3)',
          'address eth1: made',
          'address bond0: impossible (belowMissing bond0)',
          'tunnel tunnel0: made',
          'management eth0: exists',
        ]);
        const lost = new Set([...left(made), `port ${macs[2]}`, 'net7', 'h2-vlan7', 'h2-v7']);
        expect(changed(objects, await poolGraph(test, 'uuid-h1'), lost)).toEqual([]);
        expect(await relationFaults(test.records)).toEqual([]);
      },
      setting,
    );
  },
);

test('what networkd alone has told is made again, and nothing is taken that it does not know', async () => {
  await withXapi(
    tables(),
    async (test) => {
      await reset(test);
      const port = (await networkingNow(test, 'uuid-h1')).pifs.find(
        ({ device }) => device === 'eth0',
      );
      await test.call('PIF.set_other_config', port?.ref ?? '', { owner: 'storage team' });
      await test.call('PIF.set_disallow_unplug', port?.ref ?? '', true);
      const kept = networkingOfNetworkd();
      expect(story(await all(rebuild(sessionOn(test), 'uuid-h1', kept, { only: [] })))).toEqual([
        'Bond bond0: made',
        'VLAN vlan5: made',
        'address bond0: made',
        'management eth0: exists',
      ]);
      const now = await networkingNow(test, 'uuid-h1');
      expect(now.bonds).toMatchObject([
        { mode: 'lacp', properties: { hashing_algorithm: 'src_mac' } },
      ]);
      expect(
        now.pifs.find(({ device, vlan }) => device === 'bond0' && vlan === null),
      ).toMatchObject({
        addresses: { address: '10.9.0.2', addresses6: ['fd00::9/64'] },
        mac: macs[1],
      });
      expect(now.pifs.find(({ device }) => device === 'eth0')).toMatchObject({
        otherConfig: { owner: 'storage team' },
        disallowUnplug: true,
      });
    },
    setting,
  );
});
