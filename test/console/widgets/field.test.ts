import fc, { anyCharacter } from '../../support/run/property.js';
import { editField, fieldOf, fieldText, type Field } from '../../../src/console/widgets/field.js';
import type { InputEvent, Key } from '../../../src/console/index.js';

const key = (name: Key): InputEvent => ({ kind: 'key', key: name });
const type = (words: string): InputEvent => ({ kind: 'text', text: words });
const after = (value: string, ...inputs: readonly InputEvent[]): Field =>
  inputs.reduce(editField, fieldOf(value));

test.each([
  ['typed at the end', after('10.0.0.', type('5')), '10.0.0.5', 8],
  ['typed in front', after('b', key('home'), type('a')), 'ab', 1],
  ['typed in the middle', after('ac', key('left'), type('b')), 'abc', 2],
  ['backspace', after('abc', key('left'), key('backspace')), 'ac', 1],
  ['backspace at the beginning', after('abc', key('home'), key('backspace')), 'abc', 0],
  ['delete', after('abc', key('home'), key('delete')), 'bc', 0],
  ['clear, from anywhere in it', after('abc', key('left'), key('clear')), '', 0],
  ['delete at the end', after('abc', key('delete')), 'abc', 3],
  ['right at the end stays', after('abc', key('right')), 'abc', 3],
  [
    'keys without a meaning change nothing (original: F5 and PageDown wiped the field)',
    after('abc', key('f5'), key('pagedown'), { kind: 'resized', columns: 1, rows: 1 }),
    'abc',
    3,
  ],
  ['a pasted line break submits nothing', after('', type('10.0.0.5\r\n')), '10.0.0.5', 8],
  ['pasted control characters are dropped', after('', type('a\u001b[A\u0000b\u009b')), 'a[Ab', 4],
  ['a character outside the basic plane is one', after('', type('a😀'), key('backspace')), 'a', 1],
])('%s', (_, field, value, caret) => {
  expect(fieldText(field)).toBe(value);
  expect(field.caret).toBe(caret);
});

test('a pasted file is cut', () => {
  expect(fieldText(after('', type('x'.repeat(100_000)))).length).toBeLessThan(300);
});

test('the caret stays inside, and text typed and deleted leaves the field as it was', () => {
  const anyKey = fc.constantFrom<Key>(
    'left',
    'right',
    'home',
    'end',
    'backspace',
    'delete',
    'clear',
    'up',
    'f1',
  );
  const input = fc.oneof(
    anyKey.map(key),
    fc.string({ unit: anyCharacter, maxLength: 5 }).map(type),
  );
  fc.assert(
    fc.property(
      fc.string({ maxLength: 20 }),
      fc.array(input),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      (value, inputs, words) => {
        const field = after(value, ...inputs);
        expect(field.caret).toBeGreaterThanOrEqual(0);
        expect(field.caret).toBeLessThanOrEqual(field.chars.length);
        const typed = editField(field, type(words));
        const back = Array.from({ length: typed.chars.length - field.chars.length }, () =>
          key('backspace'),
        ).reduce(editField, typed);
        expect(fieldText(back)).toBe(fieldText(field));
      },
    ),
  );
});
