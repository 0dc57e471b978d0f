import { rebuild } from '../../../src/operations/index.js';
import { changed, poolGraph } from '../../support/pool-graph.js';
import { networkingNow, story } from '../../support/rebuild/rebuilt-host.js';
import { all, hostWith, macs, reset, tables, ways } from '../../support/rebuild/host.js';
import { relationFaults } from '../../support/relations.js';
import { sessionOn } from '../../support/xapi-session.js';
import { withXapi } from '../../xapi/with-xapi.js';

const [a, b, c] = macs;

/** The former name of each port by the name that it has now. */
const formerNames = (ports: readonly string[]): ReadonlyMap<string, string> =>
  new Map(ports.map((mac, now) => [`eth${now}`, `eth${macs.findIndex((one) => one === mac)}`]));

describe.each(ways)('%s', (_way, bringBack) => {
  test.each([
    ['the members of the Bond have exchanged their names', [a, c, b]],
    ['the management port and a member have exchanged theirs', [b, a, c]],
    ['all names have moved on', [c, a, b]],
    ['the management port has the last name', [b, c, a]],
  ])('%s: each thing is made on the port that it was on', async (_, ports) => {
    const management = `eth${ports.indexOf(a)}`;
    for (const device of ['eth0', 'eth1', 'eth2']) {
      await withXapi(
        tables(),
        async (test) => {
          const before = await networkingNow(test, 'uuid-h1');
          const objects = await poolGraph(test, 'uuid-h1');
          await reset(test, device);
          const made = await bringBack(sessionOn(test), 'uuid-h1', before);
          expect(story(made).filter((line) => /failed|planned|impossible/u.test(line))).toEqual([]);
          expect(made.find(({ kind }) => kind === 'management')).toMatchObject({
            name: 'eth0',
            state: device === management ? 'exists' : 'made',
          });
          const after = await poolGraph(test, 'uuid-h1', formerNames(ports));
          expect(changed(objects, after)).toEqual([]);
          expect(await relationFaults(test.records)).toEqual([]);
          const moved = macs.filter((mac, number) => ports[number] !== mac);
          expect(made.filter(({ reason }) => reason?.code === 'otherNetwork')).toHaveLength(
            moved.length,
          );
        },
        hostWith(ports),
      );
    }
  });
});

test('a new card under the name of the old one is not the old one', async () => {
  await withXapi(
    tables(),
    async (test) => {
      const before = await networkingNow(test, 'uuid-h1');
      await reset(test);
      const made = await all(rebuild(sessionOn(test), 'uuid-h1', before, { only: [] }));
      expect(story(made).slice(0, 3)).toEqual([
        'Bond bond0: impossible (portGone eth2)',
        'VLAN vlan5: impossible (belowMissing bond0)',
        'VLAN vlan7: made',
      ]);
    },
    hostWith([a, b, '00:16:3e:00:00:99']),
  );
});

test('a port whose MAC nobody knew is the one of its name', async () => {
  await withXapi(
    tables(),
    async (test) => {
      const before = await networkingNow(test, 'uuid-h1');
      const blind = {
        ...before,
        pifs: before.pifs.map((pif) => (pif.physical ? { ...pif, mac: '' } : pif)),
      };
      const objects = await poolGraph(test, 'uuid-h1');
      await reset(test);
      const made = await all(rebuild(sessionOn(test), 'uuid-h1', blind, { only: [] }));
      expect(story(made).filter((line) => /failed|planned|impossible/u.test(line))).toEqual([]);
      expect(changed(objects, await poolGraph(test, 'uuid-h1'))).toEqual([]);
    },
    hostWith(macs),
  );
});
