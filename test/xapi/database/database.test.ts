import fc from '../../support/run/property.js';
import { done, failed, internalError } from '../../../src/xapi/errors.js';
import { Database, type Change } from '../../../src/xapi/database/database.js';
import { readDatabase } from '../../../src/xapi/database/reader.js';
import { writeDatabase } from '../../../src/xapi/database/writer.js';
import { classes } from '../../../src/xapi/schema/index.js';
import { pool, poolFile } from '../pool-file.js';

function fresh(): Database {
  const content = readDatabase([poolFile(pool())]);
  if (!content.ok) throw new Error(content.error.reason);
  return new Database(content.value);
}

/** The whole content, whatever the order of rows. */
const image = (database: Database) =>
  [...writeDatabase(database.snapshot())].join('').replaceAll('<', '\n<').split('\n').sort();

type Step = readonly ['create' | 'update' | 'remove', number, number];
const steps = fc.array(
  fc.tuple(
    fc.constantFrom('create' as const, 'update' as const, 'remove' as const),
    fc.nat(30),
    fc.nat(30),
  ),
  { minLength: 1, maxLength: 12 },
);

/** Any change to any PIF, Bond or VLAN: refs to rows that exist, to rows gone and to none. */
function apply(database: Database, [kind, which, value]: Step): void {
  const tables = ['PIF', 'Bond', 'VLAN', 'network'] as const;
  const table = tables[which % tables.length] ?? 'PIF';
  const rows = database.all(table);
  const row = rows[value % Math.max(1, rows.length)];
  const target =
    database.all('PIF')[value % Math.max(1, database.count('PIF'))]?.ref ?? 'OpaqueRef:NULL';
  const columns = {
    PIF: { bond_slave_of: target, network: target },
    Bond: { master: target },
    VLAN: { tagged_PIF: target, untagged_PIF: target },
    network: { bridge: target },
  }[table];
  if (kind === 'create') database.create(table, columns);
  else if (row !== undefined && kind === 'update') database.update(table, row.ref, columns);
  else if (row !== undefined) database.remove(table, row.ref);
}

test('a transaction that throws after any number of steps leaves nothing behind', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const database = fresh();
      const before = image(database);
      expect(() =>
        database.transaction(() => {
          for (const step of all) apply(database, step);
          throw new Error('stop');
        }),
      ).toThrow('stop');
      expect(image(database)).toEqual(before);
    }),
    { numRuns: 40 },
  );
});

test('a transaction with a bad outcome leaves nothing behind, and nobody hears of it', () => {
  const database = fresh();
  const heard: Change[] = [];
  database.onCommit((changes) => heard.push(...changes));
  const before = image(database);
  database.transaction(() => {
    database.remove('PIF', 'h1-eth0');
    return failed(internalError('no'));
  });
  expect(image(database)).toEqual(before);
  expect(heard).toEqual([]);
});

test('every computed set is what a walk over all rows finds, after any changes', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (all, keep) => {
      const database = fresh();
      database.transaction(() => {
        for (const step of all) apply(database, step);
        return keep ? done() : failed(internalError('no'));
      });
      for (const { name, fields } of classes.values()) {
        for (const { computed } of fields) {
          if (computed === null) continue;
          for (const row of database.all(name)) {
            const walked = database
              .all(computed.table)
              .filter((each) => each.get(computed.column) === row.ref)
              .map(({ ref }) => ref)
              .sort();
            expect(database.refsWhere(computed.table, computed.column, row.ref)).toEqual(walked);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('a snapshot does not change any more', () => {
  const database = fresh();
  const snapshot = database.snapshot();
  const before = [...writeDatabase(snapshot)].join('');
  database.write(() => {
    database.update('PIF', 'h1-eth0', { device: 'eth9' });
    database.remove('PIF', 'h1-eth1');
  });
  expect([...writeDatabase(snapshot)].join('')).toBe(before);
});

test('listeners hear each object once, with what became of it', () => {
  const database = fresh();
  const heard: (readonly string[])[] = [];
  database.onCommit((changes) =>
    heard.push(changes.map(({ operation, ref }) => `${operation} ${ref}`)),
  );
  database.write(() => {
    database.update('PIF', 'h1-eth0', { device: 'a' });
    database.update('PIF', 'h1-eth0', { device: 'b' });
    database.remove('PIF', 'h1-eth1');
    database.remove('PIF', database.create('PIF', {}));
  });
  expect(heard).toEqual([['mod h1-eth0', 'del h1-eth1']]);
});

test('writes outside a transaction and nested transactions are bugs', () => {
  const database = fresh();
  expect(() => {
    database.remove('PIF', 'h1-eth0');
  }).toThrow('outside a transaction');
  expect(() => database.write(() => database.write(() => 1))).toThrow('inside a transaction');
});
