import fc from '../../support/run/property.js';
import type { Canvas } from '../../../screens/draw/canvas.js';
import { draw } from '../../../screens/draw/draw.js';
import { Painter } from '../../../screens/output/paint.js';
import { menuArea } from '../../../screens/showing.js';
import { themeFor, type Look, type Theme } from '../../../screens/draw/theme.js';
import type { ConsoleView } from '../../../src/console/index.js';
import { Emulator } from '../../support/run/emulator.js';
import { choice, form, line, page, menuScreen, progress } from '../../support/host/sample-views.js';

const words = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', ' ', ' ', '漢', 'é', '─', '\x1b', '\x9b'),
  maxLength: 90,
});
const views: fc.Arbitrary<ConsoleView> = fc
  .record({
    selected: fc.nat({ max: 4 }),
    dialogue: fc.oneof(
      fc.constant(null),
      fc.nat({ max: 40 }).map((at) => choice(41, at)),
      fc.nat({ max: 3 }).map(form),
      fc.nat({ max: 40 }).map((first) => page(40, first)),
      fc.constant(progress()),
    ),
    lines: fc.array(words, { maxLength: 22 }),
  })
  .map(({ selected, dialogue, lines }) => {
    const view = menuScreen(selected);
    return {
      ...view,
      dialogue,
      itemPage: {
        ...view.itemPage,
        lines: lines.map((text, index) => line(text, index % 2 === 0 ? 'plain' : 'label')),
      },
    };
  });

/** What a terminal without line drawing shows instead. */
const plainly: Readonly<Partial<Record<string, string>>> = {
  '─': '-',
  '│': '|',
  '↑': '^',
  '↓': 'v',
  é: 'e',
  漢: '??',
};
const asciiOnly = (text: string): string =>
  Array.from(
    text,
    (character) => plainly[character] ?? (/[┌┐└┘├┤┬┴┼]/u.test(character) ? '+' : character),
  ).join('');

/** DEC's terminals get arrows in ASCII, and letters as they are. */
const arrowsOnly = (text: string): string =>
  text.replace(/[↑↓]/gu, (character) => plainly[character] ?? character);

/** What a terminal is to show of a row. */
function shapeOn(term: string): (text: string) => string {
  if (term === 'ansi' || term === 'sun') return asciiOnly;
  return term.startsWith('vt') ? arrowsOnly : (text) => text;
}

/** The cells that do not look as they were drawn; of a blank counts only what can be seen of it. */
function looksWrong(canvas: Canvas, emulator: Emulator, theme: Theme): readonly string[] {
  return Array.from({ length: canvas.rows * canvas.columns }, (_, cell) => {
    const [row, column] = [Math.floor(cell / canvas.columns), cell % canvas.columns];
    const { text, style } = canvas.cell(row, column);
    const [drawn, seen] = [
      lookOf(theme[style], text === ' '),
      lookOf(emulator.look(row, column), text === ' '),
    ];
    return drawn === seen ? '' : `${row},${column}: ${seen} instead of ${drawn}`;
  }).filter((difference) => difference !== '');
}

function lookOf(
  { foreground, background, bold, underline, inverse }: Look,
  empty: boolean,
): string {
  const seen = empty && !underline && !inverse;
  return (
    `${seen ? '' : (foreground ?? 'own')}/${background ?? 'own'}${bold && !seen ? 'b' : ''}` +
    `${underline ? 'u' : ''}${inverse ? 'i' : ''}`
  );
}

const terminals = [
  ['linux', 8],
  ['vt100', 0],
  ['vt102', 0],
  ['vt220', 0],
  ['ansi', 8],
  ['xterm', 8],
  ['xterm-256color', 256],
  ['screen', 8],
  ['screen-256color', 256],
  ['tmux-256color', 256],
  ['sun', 0],
  ['nobody-knows-me', 8],
] as const;

test.each(terminals)(
  'on %s the screen is always what was drawn, whatever it showed before',
  async (term, colours) => {
    const shape = shapeOn(term);
    const theme = themeFor(colours, false);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(views, fc.constantFrom([80, 24], [80, 24], [61, 21], [100, 30])), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom(Infinity, 1, 96),
        fc.boolean(),
        async (pictures, budget, menuFirst) => {
          const emulator = new Emulator(80, 24);
          const painter = new Painter(
            { columns: 80, rows: 24 },
            { TERM: term, LANG: 'C.UTF-8' },
            { ascii: false, mono: false },
            (text) => {
              emulator.write(text);
            },
          );
          try {
            for (const [view, [columns = 80, rows = 24]] of pictures) {
              emulator.terminal.resize(columns, rows);
              const canvas = draw(view, { columns, rows });
              const menu = menuArea({ columns, rows });
              while (menuFirst && !painter.paint(canvas, budget, menu));
              while (!painter.paint(canvas, budget));
              await new Promise<void>((resolve) => {
                emulator.terminal.write('', resolve);
              });
              expect(emulator.lines().map((row) => row.trimEnd())).toEqual(
                canvas.text().map(shape),
              );
              expect(emulator.cursor()).toEqual({
                row: canvas.caret.row,
                column: canvas.caret.column,
              });
              expect(looksWrong(canvas, emulator, theme).slice(0, 5)).toEqual([]);
            }
          } finally {
            painter.leave();
            emulator.terminal.dispose();
          }
        },
      ),
      { numRuns: 15 },
    );
  },
  60_000,
);

test('in slices the bar moves first, and what is left undone comes with the next picture', async () => {
  const emulator = new Emulator(80, 24);
  const painter = new Painter(
    { columns: 80, rows: 24 },
    { TERM: 'vt100', LANG: 'C' },
    { ascii: false, mono: false },
    (text) => {
      emulator.write(text);
    },
  );
  const shown = async (): Promise<string> => {
    await new Promise<void>((resolve) => {
      emulator.terminal.write('', resolve);
    });
    return emulator.text();
  };
  const at = (selected: number, word: string): Canvas => {
    const view = menuScreen(selected);
    return draw(
      {
        ...view,
        itemPage: {
          ...view.itemPage,
          lines: Array.from({ length: 18 }, () => line(word.repeat(6))),
        },
      },
      { columns: 80, rows: 24 },
    );
  };
  while (!painter.paint(at(0, 'first '), 96));
  const before = painter.bytes;
  expect(painter.paint(at(1, 'second'), 96)).toBe(false);
  expect(painter.bytes - before).toBeLessThan(300);
  expect(await shown()).toContain('> Network');
  expect(await shown()).toContain('first first');
  while (!painter.paint(at(2, 'third '), 96));
  expect(await shown()).not.toMatch(/> Network|first first|second/u);
  painter.leave();
  emulator.terminal.dispose();
});
