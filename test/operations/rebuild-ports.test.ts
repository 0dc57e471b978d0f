import type { HostNetworking } from '../../src/model/index.js';
import { rebuild } from '../../src/operations/index.js';
import { graphOf, left, networkingNow, story } from '../support/rebuild-bench.js';
import { all, hostWith, macs, reset, tables } from '../support/rebuild-host.js';
import { sessionOn } from '../support/xapi-session.js';
import { withXapi } from '../xapi/with-xapi.js';

const [a, b, c] = macs;

/**
 * Ports and what stands on them by the names that they had. XAPI goes by the name when it puts a
 * port on a network, so that is another one.
 */
function underFormerNames(networking: HostNetworking, ports: readonly string[]): HostNetworking {
  const former = new Map(
    ports.map((mac, now) => [`eth${now}`, `eth${macs.findIndex((one) => one === mac)}`]),
  );
  return {
    ...networking,
    pifs: networking.pifs.map((pif) => ({
      ...pif,
      device: former.get(pif.device) ?? pif.device,
      network: pif.physical ? '' : pif.network,
    })),
  };
}

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
        await reset(test, device);
        const made = await all(rebuild(sessionOn(test), 'uuid-h1', before, { only: [] }));
        expect(story(made).filter((line) => /failed|planned|impossible/u.test(line))).toEqual([]);
        expect(made.find(({ kind }) => kind === 'management')).toMatchObject({
          name: 'eth0',
          state: device === management ? 'exists' : 'made',
        });
        const after = underFormerNames(await networkingNow(test, 'uuid-h1'), ports);
        const wanted = underFormerNames(before, macs);
        expect(graphOf(after, left(made))).toEqual(graphOf(wanted, left(made)));
        const moved = macs.filter((mac, number) => ports[number] !== mac);
        expect(made.filter(({ reason }) => reason?.code === 'otherNetwork')).toHaveLength(
          moved.length,
        );
      },
      hostWith(ports),
    );
  }
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
      await reset(test);
      const made = await all(rebuild(sessionOn(test), 'uuid-h1', blind, { only: [] }));
      expect(story(made).filter((line) => /failed|planned|impossible/u.test(line))).toEqual([]);
      expect(graphOf(await networkingNow(test, 'uuid-h1'))).toEqual(graphOf(before));
    },
    hostWith(macs),
  );
});
