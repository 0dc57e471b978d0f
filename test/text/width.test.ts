import fc from '../support/run/property.js';
import { padTo, shorten, takeCells, takePiece, textWidth } from '../../src/text/width.js';

test.each([
  ['', 0],
  ['abc', 3],
  ['é', 1],
  ['e\u0301', 1],
  ['数据', 4],
  ['한글', 4],
  ['ｱ', 1],
  ['Ａ', 2],
  ['😀', 2],
  ['─', 1],
  ['✓', 1],
  ['✅', 2],
  ['⚡', 2],
  ['⚠', 1],
  ['🌡', 1],
  ['①', 1],
  ['ไ', 1],
  ['ก็', 1],
  ['가', 2],
])('%s takes %i cells', (words, cells) => {
  expect(textWidth(words)).toBe(cells);
});

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdefg', 6, 'abc...'],
  ['数据库服务器', 8, '数据...'],
  ['abcd', 3, 'abc'],
  ['数', 1, ''],
])('shorten %s to %i', (words, columns, expected) => {
  expect(shorten(words, columns)).toBe(expected);
});

test('padTo fills and never cuts', () => {
  expect(padTo('数', 4)).toBe('数  ');
  expect(padTo('abcde', 3)).toBe('abcde');
});

test('what is taken fits, is a beginning, and the next character would not fit', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 0, max: 12 }),
      (words, columns) => {
        const taken = takeCells(words, columns);
        expect(words.startsWith(taken)).toBe(true);
        expect(textWidth(taken)).toBeLessThanOrEqual(columns);
        const next = Array.from(words.slice(taken.length))[0];
        if (next !== undefined) expect(textWidth(taken + next)).toBeGreaterThan(columns);
      },
    ),
  );
});

test('a piece of a text that is not empty is never empty', () => {
  expect(takePiece('数据', 1)).toBe('数');
  expect(takePiece('', 1)).toBe('');
});
