import fc, { anyCharacter } from '../../support/run/property.js';
import {
  decodeBlanks,
  encodeBlanks,
  parseMap,
  parseSet,
  printMap,
  printSet,
} from '../../../src/model/index.js';
import { decodeAttribute, encodeAttribute } from '../../../src/model/xml/entities.js';

describe('blanks', () => {
  test.each([
    ['a b', 'a%.b'],
    ['\t\n\r', '%t%n%r'],
    ['100%', '100%%'],
    ['%.', '%%.'],
    ['', ''],
  ])('%j is stored as %j', (text, stored) => {
    expect(encodeBlanks(text)).toBe(stored);
    expect(decodeBlanks(stored)).toBe(text);
  });

  test.each([
    ['a%_b', 'a  b'],
    ['raw blank', 'raw blank'],
    ['50%', '50%'],
    ['%x', '%x'],
    ['%%n', '%n'],
  ])('old form %j reads as %j', (stored, text) => {
    expect(decodeBlanks(stored)).toBe(text);
  });

  test('any text comes back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter }),
        (text) => decodeBlanks(encodeBlanks(text)) === text,
      ),
    );
  });
});

describe('sets and maps', () => {
  test.each<[string, readonly string[]]>([
    ['()', []],
    ["('a' 'b')", ['a', 'b']],
    ['("a" "b c")', ['a', 'b c']],
    ['(a b)', ['a', 'b']],
    ["('it\\'s' '\\\\')", ["it's", '\\']],
    ["(  'a'\n'b' )", ['a', 'b']],
    ["('')", ['']],
  ])('set %j', (stored, items) => {
    expect(parseSet(stored)).toEqual(items);
  });

  test('map in both quoting styles', () => {
    expect([...(parseMap('((\'k\' \'v\') ("k 2" ""))') ?? [])]).toEqual([
      ['k', 'v'],
      ['k 2', ''],
    ]);
  });

  test.each([
    '',
    'a',
    "('a'",
    "('a)",
    "'a'",
    "('a') ('b')",
    ')',
    "(('a'))",
    "(('a' 'b' 'c'))",
    "(('a' ('b')))",
  ])('%j is neither', (stored) => {
    expect(parseMap(stored)).toBeNull();
  });

  test('any items come back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: anyCharacter })), (items) => {
        expect(parseSet(printSet(items))).toEqual(items);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: anyCharacter }), fc.string())), (entries) => {
        const map = new Map(entries);
        expect([...(parseMap(printMap(map)) ?? [])]).toEqual([...map]);
      }),
    );
  });

  test('any text is read without a throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '"', '(', ')', '\\', ' ', 'a') }),
        (text) => {
          parseMap(text);
          parseSet(text);
        },
      ),
    );
  });
});

describe('entities', () => {
  test.each([
    ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['&#65;&#x42;', 'AB'],
    ['&#10;', '\n'],
    ['a\nb', 'a b'],
  ])('%j means %j', (raw, text) => {
    expect(decodeAttribute(raw)).toBe(text);
  });

  test.each([
    ['ab&nbsp;', 2],
    ['&', 0],
    ['x&#0;', 1],
    ['&#xD800;', 0],
    ['&#1114112;', 0],
    ['a\u0007', 1],
    ['&lol1;', 0],
  ])('%j is refused at %i', (raw, at) => {
    expect(decodeAttribute(raw)).toMatchObject({ at });
  });

  test('any text that XML can carry comes back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => decodeAttribute(encodeAttribute(text)) === text,
      ),
    );
  });
});
