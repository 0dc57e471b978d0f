import fc, { anyCharacter } from '../../support/run/property.js';
import { toTerminal } from '../../../screens/output/charset.js';
import { tableLayout } from '../../../screens/draw/table.js';
import { entryWindow } from '../../../screens/draw/entry.js';
import {
  charsetFor,
  monochromeWanted,
  terminalName,
  utf8Locale,
} from '../../../screens/output/profile.js';
import { sizeAtHand } from '../../../screens/output/size.js';
import { colour, monochrome, themeFor } from '../../../screens/draw/theme.js';
import { visibleStretch } from '../../../src/console/index.js';

const plain = { ascii: false, mono: false };

test.each([
  ['xterm-256color', 'xterm-256color'],
  ['', 'xterm'],
  [undefined, 'xterm'],
  ['../../etc/passwd', 'xterm'],
  ['vt 100', 'xterm'],
  ['-x', 'xterm'],
  ['rxvt-unicode+24bit', 'rxvt-unicode+24bit'],
])('TERM %p is looked up as %s', (term, name) => {
  expect(terminalName(term === undefined ? {} : { TERM: term })).toBe(name);
});

test.each<readonly [Record<string, string>, boolean]>([
  [{}, false],
  [{ LANG: 'C' }, false],
  [{ LANG: 'de_DE.UTF-8' }, true],
  [{ LANG: 'C.utf8' }, true],
  [{ LC_ALL: 'C', LANG: 'C.UTF-8' }, false],
  [{ LC_CTYPE: 'C.UTF-8', LANG: 'C' }, true],
  [{ LC_ALL: '', LANG: 'C.UTF-8' }, true],
])('the locale %j is UTF-8: %p', (environment, utf8) => {
  expect(utf8Locale(environment)).toBe(utf8);
});

const numbers = { max_colors: 8, U8: -1 };
const withAcs = { numbers, strings: { enter_alt_charset_mode: 'x' }, brokenACS: false };

test.each([
  [{ TERM: 'vt220', LANG: 'C' }, withAcs, plain, { lines: 'dec', unicode: false }],
  [{ TERM: 'xterm', LANG: 'C.UTF-8' }, withAcs, plain, { lines: 'dec', unicode: true }],
  [
    { TERM: 'vt220', LANG: 'C.UTF-8' },
    withAcs,
    plain,
    { lines: 'dec', unicode: true, signs: 'ascii' },
  ],
  [
    { TERM: 'linux', LANG: 'C' },
    { ...withAcs, numbers: { ...numbers, U8: 1 } },
    plain,
    { lines: 'unicode', unicode: true },
  ],
  [
    { TERM: 'xterm', LANG: 'C.UTF-8' },
    withAcs,
    { ...plain, ascii: true },
    { lines: 'ascii', unicode: false },
  ],
  [{ TERM: 'ansi', LANG: 'C.UTF-8' }, withAcs, plain, { lines: 'ascii', unicode: false }],
  [
    { TERM: 'odd', LANG: 'C' },
    { numbers, strings: {}, brokenACS: false },
    plain,
    { lines: 'ascii', unicode: false },
  ],
] as const)('%j draws as expected', (environment, info, requests, charset) => {
  expect(charsetFor(environment, info, requests)).toEqual(charset);
});

test.each([
  ['─', 'ascii', false, '-'],
  ['─', 'dec', false, '─'],
  ['↑', 'dec', false, '^'],
  ['↑', 'dec', true, '↑'],
  ['…', 'ascii', false, '~'],
  ['é', 'dec', false, 'e'],
  ['漢', 'dec', false, '?'],
  ['漢', 'dec', true, '漢'],
  ['A', 'ascii', false, 'A'],
] as const)('%s with %s lines, Unicode %p, goes out as %s', (character, lines, unicode, sent) => {
  expect(toTerminal(character, { lines, unicode })).toBe(sent);
});

test('whatever is drawn, a terminal without Unicode gets one ASCII character', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }), (character) => {
      expect(toTerminal(character, { lines: 'ascii', unicode: false })).toMatch(/^[\x00-\x7f]$/u);
    }),
  );
});

test.each([
  [-1, false],
  [2, false],
  [8, true],
  [256, true],
])('%d colours: colour %p', (colours, coloured) => {
  const used = Object.values(themeFor(colours, false)).some((look) => look.foreground !== null);
  expect(used).toBe(coloured);
  expect(themeFor(colours, true)).toBe(monochrome);
});

test('without colours, the bar and the focused field still stand out', () => {
  for (const style of ['bar', 'entryFocused'] as const)
    expect(monochrome[style]).not.toEqual(monochrome.plain);
  expect(colour.bad).toMatchObject({ bold: true, foreground: 1, background: null });
});

test.each([
  [undefined, false],
  ['', false],
  ['1', true],
  ['0', true],
])('NO_COLOR %p: no colours %p', (value, wanted) => {
  expect(monochromeWanted(value === undefined ? {} : { NO_COLOR: value }, plain)).toBe(wanted);
});

test.each([
  [{ columns: 100, rows: 30 }, {}, { columns: 100, rows: 30 }],
  [{ columns: 0, rows: 0 }, {}, null],
  [{}, {}, null],
  [
    { columns: 0, rows: 0 },
    { COLUMNS: '70', LINES: '20' },
    { columns: 70, rows: 20 },
  ],
  [{ columns: 0, rows: 0 }, { COLUMNS: '70' }, null],
  [{}, { COLUMNS: '-1', LINES: '1e9' }, null],
  [{ columns: 80, rows: 0 }, { COLUMNS: 'x', LINES: '24' }, null],
])('size of %j with %j', (output, environment, size) => {
  expect(sizeAtHand(output, environment)).toEqual(size);
});

test('a list always shows its focus, and as much as fits', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.nat(),
      fc.integer({ min: 1, max: 60 }),
      (count, any, rows) => {
        const focus = any % count;
        const { first, end } = visibleStretch(count, focus, rows);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end - first).toBe(Math.min(count, rows));
        expect(focus).toBeGreaterThanOrEqual(first);
        expect(focus).toBeLessThan(end);
      },
    ),
  );
});

test('the columns of a table fit into the area wherever four cells each do', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ maxLength: 60 }), { minLength: 4, maxLength: 4 }), {
        minLength: 1,
      }),
      fc.integer({ min: 22, max: 120 }),
      (rows, columns) => {
        const { widths, gap } = tableLayout(rows, columns);
        const shown = widths.filter((width) => width > 0);
        expect(
          shown.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, shown.length - 1),
        ).toBeLessThanOrEqual(columns);
      },
    ),
  );
});

test(
  'a table that is too wide closes its gaps, then leaves spare columns out whole, and cuts ' +
    'others only after that',
  () => {
    const rows = [
      ['Device', 'MAC address', 'Link', 'Speed', 'Driver', 'Used by'],
      ['eth10', '3c:ec:ef:12:a0:54', 'up', '1000 Mbit/s', 'e1000e', 'bond0, management'],
    ];
    const at = (columns: number): readonly number[] => tableLayout(rows, columns, [4, 3, 5]).widths;
    expect(tableLayout(rows, 76, [4, 3])).toEqual({ widths: [6, 17, 4, 11, 6, 17], gap: 2 });
    expect(tableLayout(rows, 68, [4, 3])).toEqual({ widths: [6, 17, 4, 11, 6, 17], gap: 1 });
    expect(at(64)).toEqual([6, 17, 4, 11, 0, 17]);
    expect(at(50)).toEqual([6, 17, 4, 0, 0, 17]);
    expect(at(40)).toEqual([6, 17, 4, 0, 0, 0]);
    expect(at(20)).toEqual([6, 8, 4, 0, 0, 0]);
  },
);

test('the caret is always inside the entry, and the character before it in sight', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 80 }),
      fc.nat(),
      fc.integer({ min: 2, max: 48 }),
      (value, any, columns) => {
        const characters = Array.from(value);
        const caret = any % (characters.length + 1);
        const { text, caretColumn } = entryWindow(value, caret, columns);
        expect(caretColumn).toBeLessThan(columns);
        if (caret > 0) expect(Array.from(text)[caretColumn - 1]).toBe(characters[caret - 1]);
      },
    ),
  );
});
