import fc from '../../support/run/property.js';
import { Database } from '../../../src/xapi/database/database.js';
import { readDatabase } from '../../../src/xapi/database/reader.js';
import type { Row } from '../../../src/xapi/database/row.js';
import { networkingOf, removeNetworking } from '../../../src/xapi/networking/reset.js';
import { poolFile } from '../pool-file.js';

const hosts = ['h1', 'h2', 'h3'];
const index = (max: number) => fc.integer({ min: -2, max });
/** A ref to one of `count` rows, to none (both spellings), or to a row that does not exist. */
const refTo = (prefix: string, count: number) =>
  index(count).map((number) =>
    number === -2 ? '' : number === -1 ? 'OpaqueRef:NULL' : `${prefix}${number}`,
  );
const rows = <T>(prefix: string, row: fc.Arbitrary<T>, max: number) =>
  fc
    .array(row, { maxLength: max })
    .map((list) => Object.fromEntries(list.map((each, number) => [`${prefix}${number}`, each])));

/**
 * Pools as bad as real ones can be: every ref may point to anything of its class, to nothing, or to
 * what is gone.
 */
const anyPool = fc.record({
  host: fc.constant(Object.fromEntries(hosts.map((host) => [host, {}]))),
  PIF: rows(
    'p',
    fc.record({
      host: fc.constantFrom(...hosts, 'gone'),
      network: refTo('n', 4),
      metrics: refTo('m', 8),
      bond_slave_of: refTo('b', 4),
      VLAN_master_of: refTo('v', 6),
      physical: fc.constantFrom('true', 'false'),
      device: fc.constantFrom('eth0', 'eth1', 'bond0'),
    }),
    12,
  ),
  PIF_metrics: rows('m', fc.record({ carrier: fc.constant('true') }), 8),
  Bond: rows('b', fc.record({ master: refTo('p', 12) }), 4),
  VLAN: rows('v', fc.record({ tagged_PIF: refTo('p', 12), untagged_PIF: refTo('p', 12) }), 6),
  tunnel: rows('t', fc.record({ access_PIF: refTo('p', 12), transport_PIF: refTo('p', 12) }), 4),
  network_sriov: rows(
    's',
    fc.record({ physical_PIF: refTo('p', 12), logical_PIF: refTo('p', 12) }),
    4,
  ),
  network: rows('n', fc.record({ bridge: fc.constantFrom('xenbr0', 'xapi0', '') }), 4),
  VIF: rows('i', fc.record({ network: refTo('n', 4) }), 4),
});

function databaseOf(tables: Parameters<typeof poolFile>[0]): Database {
  const content = readDatabase([poolFile(tables)]);
  if (!content.ok) throw new Error(content.error.reason);
  return new Database(content.value);
}

const ends: Readonly<Record<string, readonly string[]>> = {
  Bond: ['master'],
  VLAN: ['tagged_PIF', 'untagged_PIF'],
  tunnel: ['access_PIF', 'transport_PIF'],
  network_sriov: ['physical_PIF', 'logical_PIF'],
};

test('on any pool: nothing of the host is left, everything that is not its own stays', () => {
  fc.assert(
    fc.property(anyPool, (tables) => {
      const database = databaseOf(tables);
      const local = new Set(
        database
          .all('PIF')
          .filter((pif) => pif.get('host') === 'h1')
          .map(({ ref }) => ref),
      );
      const bonded = new Set(
        database
          .all('PIF')
          .filter(({ ref }) => local.has(ref))
          .map((pif) => pif.get('bond_slave_of')),
      );
      const others = new Set(
        database
          .all('PIF')
          .filter(({ ref }) => !local.has(ref))
          .map((pif) => pif.get('metrics')),
      );
      const mine = new Set(
        database
          .all('PIF')
          .filter(({ ref }) => local.has(ref))
          .map((pif) => pif.get('metrics')),
      );
      const goes = (row: Row): boolean => {
        if (row.table === 'PIF') return local.has(row.ref);
        if (row.table === 'PIF_metrics') return mine.has(row.ref) && !others.has(row.ref);
        return (
          (ends[row.table] ?? []).some((column) => local.has(row.get(column))) ||
          (row.table === 'Bond' && bonded.has(row.ref))
        );
      };
      const all = Object.keys(tables).flatMap((table) => database.all(table));
      const expected = all.filter((row) => !goes(row));
      database.write(() => {
        removeNetworking(database, networkingOf(database, 'h1'));
      });
      const left = Object.keys(tables).flatMap((table) => database.all(table));
      expect(left.map(({ table, ref }) => `${table} ${ref}`)).toEqual(
        expected.map(({ table, ref }) => `${table} ${ref}`),
      );
      for (const [at, row] of left.entries()) expect(row).toBe(expected[at]);
    }),
    { numRuns: 500 },
  );
});

test('a second reset finds nothing', () => {
  fc.assert(
    fc.property(anyPool, (tables) => {
      const database = databaseOf(tables);
      database.write(() => {
        removeNetworking(database, networkingOf(database, 'h1'));
      });
      expect(Object.values(networkingOf(database, 'h1')).flat()).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
