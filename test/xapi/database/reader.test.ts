import fc from '../../support/run/property.js';
import { readDatabase, readDatabaseSharing } from '../../../src/xapi/database/reader.js';
import { pool, poolFile } from '../pool-file.js';
import { plain, load } from './load.js';

test('reads old and new forms alike', () => {
  const old =
    '<database><manifest><pair key="generation_count" value="3"/></manifest><table ' +
    'name="T"><row ref="Ref:25" a="two words" b="x"/></table><table name="E"/></database>';
  const indented =
    '\ufeff<?xml version="1.0"?>\n<!-- note -->\n<database>\n  <manifest>\n    <pair ' +
    "key='generation_count' value='3' />\n  </manifest>\n" +
    ('  <table name="T">\n    <row ref="Ref:25"\n      a="two%.words" b="x"></row>\n  ' +
      '</table>\n  <table name="E"></table>\n</database>\n');
  expect(plain(load(indented))).toEqual(plain(load(old)));
  expect(plain(load(old))).toEqual({
    manifest: new Map([['generation_count', '3']]),
    tables: new Map<string, unknown>([
      [
        'T',
        [
          [
            'Ref:25',
            new Map([
              ['a', 'two words'],
              ['b', 'x'],
            ]),
          ],
        ],
      ],
      ['E', []],
    ]),
  });
});

test('a file without a manifest is read', () => {
  expect(plain(load('<database/>'))).toEqual({ manifest: new Map(), tables: new Map() });
});

test.each([
  ['', 1, 1, /nothing at the start/],
  ['<html/>', 1, 1, /<html> at the start/],
  ['<database>\n  <table name="T">\n    <row uuid="x"/>', 3, 5, /no ref/],
  [
    '<database>\n<table name="T"><row ref="a"/>\n<row ref="a"/></table></database>',
    3,
    1,
    /two rows with ref a/,
  ],
  ['<database><table name="T"/><table name="T"/></database>', 1, 28, /stands twice/],
  ['<database><table/></database>', 1, 11, /without name=/],
  ['<database><table name="T">', 1, 27, /cut off/],
  ['<database><table name="T', 1, 23, /cut off/],
  ['<database></table>', 1, 11, /<\/table> where <\/database> belongs/],
  ['<database/>x', 1, 12, /text between the tags/],
  ['<database/><database/>', 1, 12, /something after/],
  ['<!DOCTYPE d [<!ENTITY a "b">]><database/>', 1, 1, /document type/],
  ['<database><table name="&a;"/></database>', 1, 24, /entity/],
  ['<database><table name="a<b"/></database>', 1, 25, /"<" inside/],
  ['<database><table name="a" name="b"/></database>', 1, 31, /name twice/],
  ['<database><table name=a/></database>', 1, 23, /not quoted/],
  [
    '<database><table name="T"><row ref="a"><row ref="b"/></row></table></database>',
    1,
    40,
    /must be empty/,
  ],
])('%j is refused with its place', (text, line, column, reason) => {
  const content = readDatabase([text]);
  expect(content).toMatchObject({ ok: false, error: { line, column } });
  expect(content.ok ? '' : content.error.reason).toMatch(reason);
});

/** What is longer than anything in a pool database, in pieces as a file has them. */
const long = (before: string, run: string, after: string) => [
  before,
  ...Array.from({ length: 80 }, () => run.repeat(65_536 / run.length)),
  after,
];

const many = (count: number, each: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => each(index)).join('');
const rowOf100 = (row: number): string =>
  `<row ref="${row}"${many(100, (index) => ` a${row * 100 + index}=""`)}/>`;

test.each<[string, readonly string[], number, RegExp]>([
  [
    'a value',
    long('<database><table name="T"><row ref="', 'x', '"/></table></database>'),
    27,
    /more than 4194304 characters/,
  ],
  [
    'a name',
    long('<database><table name="T"><row ', 'x', '=""/></table></database>'),
    27,
    /more than 4194304 characters/,
  ],
  ['a comment', long('<database><!--', 'x', '--></database>'), 11, /more than 4194304 characters/],
  ['white space', long('<database>', ' ', '</database>'), 11, /more than 4194304 characters/],
  [
    'a row',
    [
      '<database><table name="T"><row ' +
        `ref="a"${many(1001, (index) => ` a${index}=""`)}/></table></database>`,
    ],
    7935,
    /more than 1000 attributes in one tag/,
  ],
  [
    'columns',
    [`<database><table name="T">${many(11, rowOf100)}</table></database>`],
    8057,
    /more than 1000 columns in table T/,
  ],
  [
    'tables',
    [`<database>${many(1001, (index) => `<table name="${index}"/>`)}</database>`],
    18_901,
    /more than 1000 tables/,
  ],
  [
    'pairs',
    [
      `<database><manifest>${many(1001, (index) => `<pair key="${index}" value=""/>`)}` +
        '</manifest></database>',
    ],
    25_911,
    /more than 1000 pairs/,
  ],
  ['comments', [`${'<!---->'.repeat(1001)}<database/>`], 7001, /more than 1000 comments/],
])(
  'more than any pool database has is refused with its place: %s',
  (_what, pieces, column, reason) => {
    const content = readDatabase(pieces);
    expect(content.ok ? '' : content.error.reason).toMatch(reason);
    expect(content).toMatchObject({ error: { line: 1, column } });
  },
);

test('a survey keeps no more hosts and PIFs than a pool can have, of other tables nothing', async () => {
  const of = (table: string) => [
    '<database><table ' +
      `name="${table}">${many(100_001, (index) => `<row ref="${index}"/>`)}</table></database>`,
  ];
  let turns = 0;
  const survey = (table: string) =>
    readDatabaseSharing(of(table), ['host', 'PIF'], () => Promise.resolve(void (turns += 1)));
  const vms = await survey('VM');
  expect(vms.ok && [...vms.value.tables].map(({ rows }) => [...rows].length)).toEqual([0]);
  const pifs = await survey('PIF');
  expect(pifs.ok ? '' : pifs.error.reason).toMatch(/more than 100000 hosts and PIFs/);
  expect(turns).toBeGreaterThan(10);
  expect(readDatabase(of('PIF')).ok).toBe(true);
});

test('a row as long as may be is read whole, whatever its pieces', () => {
  const text = 'x'.repeat(4_000_000);
  const pieces = [
    '<database><table name="T"><row ref="a" t="',
    ...Array.from({ length: 100 }, (_, at) => text.slice(at * 40_000, (at + 1) * 40_000)),
    '"/></table></database>',
  ];
  expect(plain(load(pieces))).toEqual(
    plain(load([`<database><table name="T"><row ref="a" t="${text}"/></table></database>`])),
  );
});

test('any damage gives the same content or a fault, never a throw', () => {
  const text = poolFile(pool());
  const whole = plain(load(text));
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), fc.nat(5), (at, put, cut) => {
      const damaged = text.slice(0, at) + put + text.slice(at + cut);
      const content = readDatabase([damaged]);
      const again = load(text);
      if (!content.ok) expect(content.error.line).toBeGreaterThan(0);
      else expect(Object.keys(content.value)).toEqual(Object.keys(again));
      expect(plain(again)).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

test('a file cut off anywhere is never taken for whole', () => {
  const text = poolFile(pool());
  fc.assert(
    fc.property(fc.nat(text.length - 1), (length) => !readDatabase([text.slice(0, length)]).ok),
    { numRuns: 300 },
  );
});
