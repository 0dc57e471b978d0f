import { rebuild } from '../../../src/operations/index.js';
import {
  keep,
  keptBy,
  resetHistory,
  traced,
  type JournalEntry,
  type RebuiltThing,
} from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { factsOf, operator, planOf, supporterFiles } from '../../support/host/reset-host.js';
import { changed, poolGraph } from '../../support/pool-graph.js';
import { networkingNow, story } from '../../support/rebuild/rebuilt-host.js';
import { all, reset, setting, tables } from '../../support/rebuild/host.js';
import { sessionOn } from '../../support/xapi-session.js';
import { withXapi, type TestXapi } from '../../xapi/with-xapi.js';

const at = '2026-01-02T03:04:05Z';

/** A reset that keeps what there is, and what the journal then has of it. */
async function keepAndReset(
  test: TestXapi,
  planId: string,
  ended: 'completed' | 'cancelled',
): Promise<readonly JournalEntry[]> {
  const facts = await factsOf(new FakePorts(supporterFiles).files, 'networkd');
  const kept = keep(traced(await networkingNow(test, 'uuid-h1'), { from: 'xapi' }), at);
  const begun: JournalEntry = {
    kind: 'begun',
    at,
    plan: planOf(facts, planId),
    basis: facts.files,
    initiator: operator,
    pid: 1,
    kept,
  };
  if (ended === 'cancelled')
    return [begun, { kind: 'ended', at, planId, outcome: { result: 'cancelled' } }];
  await reset(test);
  return [begun, { kind: 'completed', at, planId, report: null }];
}

/** Makes again what the journal says is kept. */
async function rebuildKept(
  test: TestXapi,
  entries: readonly JournalEntry[],
): Promise<readonly string[]> {
  const kept = keptBy(resetHistory(entries))?.kept;
  if (kept === undefined) throw new Error('nothing kept');
  return story(await all(rebuild(sessionOn(test), 'uuid-h1', kept.networking, { only: [] })));
}

const rebuilt = (planId: string, items: readonly RebuiltThing[]): JournalEntry => ({
  kind: 'rebuilt',
  at,
  planId,
  items,
});
const bond = { kind: 'Bond', name: 'bond0', detail: '' } as const;

test('a second reset, and one that was cancelled, keep what the first has wiped', async () => {
  await withXapi(
    tables(),
    async (test) => {
      const before = await poolGraph(test, 'uuid-h1');
      const entries = [
        ...(await keepAndReset(test, 'first', 'completed')),
        ...(await keepAndReset(test, 'second', 'completed')),
        ...(await keepAndReset(test, 'third', 'cancelled')),
      ];
      expect(await rebuildKept(test, entries)).toContain('Bond bond0: made');
      expect(changed(before, await poolGraph(test, 'uuid-h1'))).toEqual([]);
    },
    setting,
  );
});

test('what somebody made between two resets is made again too', async () => {
  await withXapi(
    tables(),
    async (test) => {
      const entries = await keepAndReset(test, 'first', 'completed');
      const eth0 = (await networkingNow(test, 'uuid-h1')).pifs.find(
        ({ device }) => device === 'eth0',
      );
      const network = await test.call('network.create', {
        name_label: 'between',
        name_description: '',
        other_config: {},
      });
      await test.call('VLAN.create', eth0?.ref ?? '', '99', network);
      const second = await keepAndReset(test, 'second', 'completed');
      const told = await rebuildKept(test, [...entries, ...second]);
      expect(told).toEqual(
        expect.arrayContaining(['Bond bond0: made', 'VLAN vlan7: made', 'VLAN vlan99: made']),
      );
    },
    setting,
  );
});

test.each([
  ['a rebuild has made everything', [{ ...bond, state: 'made' }], false],
  ['a rebuild has failed at something', [{ ...bond, state: 'failed' }], true],
] as const)('%s between two resets', async (_, items, isRebuilt) => {
  await withXapi(
    tables(),
    async (test) => {
      const entries = [
        ...(await keepAndReset(test, 'first', 'completed')),
        rebuilt('first', items),
        ...(await keepAndReset(test, 'second', 'completed')),
      ];
      const told = await rebuildKept(test, entries);
      expect(told.includes('Bond bond0: made')).toBe(isRebuilt);
    },
    setting,
  );
});

test('somebody has made some of it by hand between two resets: the rest is not wanted', async () => {
  await withXapi(
    tables(),
    async (test) => {
      const entries = await keepAndReset(test, 'first', 'completed');
      const eth0 = (await networkingNow(test, 'uuid-h1')).pifs.find(
        ({ device }) => device === 'eth0',
      );
      await test.call('VLAN.create', eth0?.ref ?? '', '7', 'net7');
      const second = await keepAndReset(test, 'second', 'completed');
      const told = await rebuildKept(test, [...entries, ...second]);
      expect(told).toContain('VLAN vlan7: made');
      expect(told.join()).not.toContain('bond0');
    },
    setting,
  );
});
