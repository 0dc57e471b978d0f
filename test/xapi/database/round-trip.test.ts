import fc from '../../support/run/property.js';
import type { DatabaseContent } from '../../../src/xapi/database/content.js';
import { Database } from '../../../src/xapi/database/database.js';
import { pack } from '../../../src/xapi/database/packed.js';
import { readDatabase } from '../../../src/xapi/database/reader.js';
import { writeDatabase } from '../../../src/xapi/database/writer.js';
import { pool, poolFile } from '../pool-file.js';
import { plain, load, value } from './load.js';

const saved = (content: DatabaseContent) => [...writeDatabase(content)].join('');

const word = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);

const anyDatabase = fc
  .record({
    manifest: fc.dictionary(word, value),
    tables: fc.dictionary(
      word,
      fc.dictionary(
        fc.stringMatching(/^[A-Za-z:0-9 -]{1,12}$/),
        fc.dictionary(
          word.filter((name) => name !== 'ref'),
          value,
          { maxKeys: 5 },
        ),
        { maxKeys: 4 },
      ),
      { maxKeys: 4 },
    ),
  })
  .map(({ manifest, tables }): DatabaseContent => ({
    manifest: new Map(Object.entries(manifest)),
    tables: Object.entries(tables).map(([name, rows]) => {
      const columns = [
        ...new Set(Object.values(rows).flatMap((columnsOfRow) => Object.keys(columnsOfRow))),
      ];
      return {
        name,
        columns,
        rows: Object.entries(rows).map(([ref, texts]) => ({
          ref,
          packed: pack(
            columns.map((column) => (Object.hasOwn(texts, column) ? texts[column] : undefined)),
          ),
        })),
      };
    }),
  }));

test('what is written reads as it was', () => {
  fc.assert(
    fc.property(anyDatabase, (content) => {
      expect(plain(load(saved(content)))).toEqual(plain(content));
    }),
  );
});

test('load, save, load gives the same content, unknown tables and columns included', () => {
  const first = load(poolFile(pool()));
  const again = load(saved(new Database(first).snapshot()));
  const tables = (content: DatabaseContent) =>
    [...content.tables].filter(({ rows }) => [...rows].length > 0);
  expect(plain({ manifest: again.manifest, tables: tables(again) })).toEqual(
    plain({ manifest: first.manifest, tables: tables(first) }),
  );
  expect(saved(again)).toContain('<row ref="w" _ref="w" diameter="3%.miles" uuid="uuid-w"/>');
  expect(saved(again)).toContain('colour="blue%.&lt;&amp;&quot;"');
});

test('stored computed sets are rebuilt, and written again where the file had them', () => {
  const text = poolFile({
    host: { h: { PIFs: "('gone')" } },
    PIF: { b: { host: 'h' }, a: { host: 'h' } },
  });
  expect(saved(new Database(load(text)).snapshot())).toContain("PIFs=\"('a'%.'b')\"");
});

test(
  'however the text is cut into pieces, the content is the same, and so is the place of a ' +
    'fault',
  () => {
    const text = poolFile(pool());
    const whole = plain(load(text));
    const cutting = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 20 });
    const pieces = (of: string, sizes: readonly number[]) => {
      const cut: string[] = [];
      for (let at = 0, turn = 0; at < of.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        cut.push(of.slice(at, at + size));
        at += size;
      }
      return cut;
    };
    fc.assert(
      fc.property(cutting, fc.nat(text.length - 1), (sizes, damage) => {
        expect(plain(load(pieces(text, sizes)))).toEqual(whole);
        const damaged = `${text.slice(0, damage)}\n<${text.slice(damage)}`;
        expect(readDatabase(pieces(damaged, sizes))).toEqual(readDatabase([damaged]));
      }),
      { numRuns: 100 },
    );
    // A text is a run of its characters, too.
    expect(plain(load(Array.from(text)))).toEqual(whole);
  },
);
