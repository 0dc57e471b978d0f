import { movedRow } from '../../../src/console/widgets/rows.js';
import type { InputEvent, Key } from '../../../src/console/index.js';

const labels = Array.from({ length: 25 }, (_, at) => (at === 7 ? 'Keep' : `eth${at}`));
const key = (name: Key): InputEvent => ({ kind: 'key', key: name });

test.each<[Key, number, number]>([
  ['down', 0, 1],
  ['down', 24, 0],
  ['tab', 24, 0],
  ['up', 0, 24],
  ['backtab', 0, 24],
  ['home', 20, 0],
  ['end', 3, 24],
  ['pagedown', 0, 10],
  ['pagedown', 20, 24],
  ['pageup', 24, 14],
  ['pageup', 4, 0],
  ['f5', 4, 4],
])('%s from row %i leads to row %i', (name, from, to) => {
  expect(movedRow(labels, from, key(name))).toBe(to);
});

test('a letter leads to the next row that begins with it, either case, past the end', () => {
  expect(movedRow(labels, 20, { kind: 'text', text: 'k' })).toBe(7);
  expect(movedRow(labels, 24, { kind: 'text', text: 'E' })).toBe(0);
  expect(movedRow(labels, 3, { kind: 'text', text: 'x' })).toBe(3);
});

test('an empty list has its bar nowhere else, and a new size of the screen moves none', () => {
  expect(movedRow([], 0, key('pagedown'))).toBe(0);
  expect(movedRow(labels, 9, { kind: 'resized', columns: 80, rows: 24 })).toBe(9);
});
