import fc from '../../support/run/property.js';
import type { Key } from '../../../src/console/index.js';
import { clampFirst, scrolled } from '../../../src/console/widgets/scroll.js';

test.each([
  ['down', 0, 1],
  ['up', 5, 4],
  ['up', 0, 0],
  ['pagedown', 0, 9],
  ['pagedown', 85, 90],
  ['pageup', 20, 11],
  ['home', 50, 0],
  ['end', 0, 90],
  ['enter', 5, 5],
] satisfies readonly (readonly [Key, number, number])[])(
  '%s from row %i leads to row %i of 100 lines in 10 rows',
  (key, first, expected) => {
    expect(scrolled(first, { kind: 'key', key }, 100, 10)).toBe(expected);
  },
);

test('a page down keeps one row of the page before', () => {
  expect(scrolled(0, { kind: 'key', key: 'pagedown' }, 30, 20)).toBe(10);
});

test('the text never scrolls past its end, nor before its beginning', () => {
  const size = fc.integer({ min: 0, max: 300 });
  fc.assert(
    fc.property(fc.integer(), size, size, (first, lines, rows) => {
      const clamped = clampFirst(first, lines, rows);
      expect(clamped).toBeGreaterThanOrEqual(0);
      expect(clamped).toBeLessThanOrEqual(Math.max(0, lines - rows));
    }),
  );
});
