import type { HostNetworking } from '../../../src/model/index.js';
import { rebuild, type XenApiSession } from '../../../src/operations/index.js';
import { itemKey, type RebuiltItem } from '../../../src/reset/index.js';
import { thorough } from '../../support/disk/kinds-of-change.js';
import { changed, poolGraph } from '../../support/pool-graph.js';
import { networkingNow, story } from '../../support/rebuild/rebuilt-host.js';
import { all, reset, setting, tables, undoThrough } from '../../support/rebuild/host.js';
import { errorsOf } from '../../support/rebuild/errors.js';
import { relationFaults } from '../../support/relations.js';
import { apiError, sessionOn } from '../../support/xapi-session.js';
import { merge, type Tables } from '../../xapi/pool-file.js';
import { withXapi, type TestXapi } from '../../xapi/with-xapi.js';

type Work = (session: XenApiSession, before: HostNetworking) => Promise<readonly RebuiltItem[]>;

const gro = (value: string) => ({ properties: `(('gro' '${value}'))` });

/**
 * Management on VLAN 5 of the Bond, with an address of its own; the reset puts it on a port. The
 * Bond's ports have a property of their own, and the VLANs one that no call can set.
 */
const onVlan = merge(tables(), {
  PIF: {
    'h1-eth0': { management: 'false', ip_configuration_mode: 'DHCP', DNS: '' },
    'h1-eth1': gro('off'),
    'h1-eth2': gro('off'),
    'h1-bond0': gro('off'),
    'h1-vlan7': gro('on'),
    'h1-vlan5': {
      ...gro('on'),
      management: 'true',
      ip_configuration_mode: 'Static',
      IP: '10.5.0.2',
      netmask: '255.255.255.0',
      gateway: '10.5.0.1',
      DNS: '10.5.0.3',
    },
  },
});

const works: readonly (readonly [string, Tables, string, Work])[] = [
  [
    'a rebuild',
    tables(),
    'eth0',
    (session, before) => all(rebuild(session, 'uuid-h1', before, { only: [] })),
  ],
  [
    'a rebuild that brings management back to its VLAN',
    onVlan,
    'eth1',
    (session, before) => all(rebuild(session, 'uuid-h1', before, { only: [] })),
  ],
  ['an undo', onVlan, 'eth2', (session, before) => undoThrough(session, 'uuid-h1', before)],
];

const isChange = (method: string): boolean => !method.includes('.get_');

/** A reset onto the port, then the work with sessions; what is there in the end. */
async function afterReset(
  [, database, device, work]: (typeof works)[number],
  body: (
    test: TestXapi,
    run: (session: XenApiSession) => Promise<readonly RebuiltItem[]>,
  ) => Promise<void>,
): Promise<{ readonly graph: readonly string[]; readonly lost: readonly string[] }> {
  let graph: readonly string[] = [];
  let lost: readonly string[] = [];
  await withXapi(
    database,
    async (test) => {
      const before = await networkingNow(test, 'uuid-h1');
      const objects = await poolGraph(test, 'uuid-h1');
      await reset(test, device);
      await body(test, (session) => work(session, before));
      graph = await poolGraph(test, 'uuid-h1');
      lost = changed(objects, graph);
      expect(await relationFaults(test.records)).toEqual([]);
    },
    setting,
  );
  return { graph, lost };
}

/** How many codes of each method have been given so far. */
const given = new Map<string, number>();

describe.each(works)('%s', (...work) => {
  let calls: readonly string[] = [];
  let whole: readonly string[] = [];

  test('every object is there again with every field, both sides of each relation too', async () => {
    const { graph, lost } = await afterReset(work, async (test, run) => {
      const session = sessionOn(test);
      expect(story(await run(session)).filter((line) => !/: (made|exists)/u.test(line))).toEqual(
        [],
      );
      calls = session.calls.filter(isChange);
    });
    whole = graph;
    expect(lost).toEqual([]);
    expect(calls.length).toBeGreaterThan(6);
  });

  test.each(['before', 'after'])(
    'killed %s any call and done again, it ends in the same graph',
    async (when) => {
      // `thorough` tries every call; else the first of each method, or the last when it is made.
      const place = (method: string): number =>
        when === 'before' ? calls.indexOf(method) : calls.lastIndexOf(method);
      const tried = thorough ? calls.keys() : [...new Set(calls)].map(place);
      for (const at of tried) {
        const { graph } = await afterReset(work, async (test, run) => {
          let seen = -1;
          const broken = sessionOn(test, async (method, params) => {
            if (!isChange(method) || (seen += 1) !== at) return null;
            if (when === 'after') await test.raw(method, ...params);
            throw new Error('killed');
          });
          await expect(run(broken)).rejects.toThrow('killed');
          await run(sessionOn(test));
        });
        expect({ at, call: calls[at], changed: changed(whole, graph) }).toMatchObject({
          changed: [],
        });
      }
    },
  );

  test('each call refused in turn: the table is honest, and a second run completes it', async () => {
    for (const { at, code, params } of errorsOf(calls, given)) {
      const { graph } = await afterReset(work, async (test, run) => {
        let seen = -1;
        const refusing = sessionOn(test, (method) =>
          isChange(method) && (seen += 1) === at ? apiError(code, ...params) : null,
        );
        const told = await run(refusing);
        const unmade = told.filter(({ state }) => state !== 'made' && state !== 'exists');
        for (const { state, detail } of unmade)
          expect(state === 'failed' ? detail : state).toMatch(
            new RegExp(`${code}|impossible`, 'u'),
          );
        const again = await run(sessionOn(test));
        // What the table called made without a reservation was there: it is not made twice.
        const sure = told.filter(({ state, reason }) => state === 'made' && reason === null);
        const twice = again.filter(({ state }) => state === 'made').map(itemKey);
        expect(sure.map(itemKey).filter((key) => twice.includes(key))).toEqual([]);
        expect(story(again).filter((line) => !/: (made|exists)/u.test(line))).toEqual([]);
      });
      expect({ at, call: calls[at], code, changed: changed(whole, graph) }).toMatchObject({
        changed: [],
      });
    }
  });
});
