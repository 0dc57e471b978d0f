import fc from 'fast-check';
import type { Canvas } from '../../screens/canvas';
import { draw } from '../../screens/draw';
import { Painter } from '../../screens/paint';
import type { ConsoleView } from '../../src/dialogue';
import { Emulator } from '../support/emulator';
import { choice, form, line, page, panes, progress } from '../support/handmade';

const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ' ', ' ', '漢', 'é', '─', '\x1b', '\x9b'), maxLength: 90 });
const views: fc.Arbitrary<ConsoleView> = fc.record({
  selected: fc.nat({ max: 4 }),
  dialogue: fc.oneof(fc.constant(null), fc.nat({ max: 40 }).map((at) => choice(41, at)), fc.nat({ max: 3 }).map(form), fc.nat({ max: 40 }).map((first) => page(40, first)), fc.constant(progress())),
  lines: fc.array(words, { maxLength: 22 }),
}).map(({ selected, dialogue, lines }) => {
  const view = panes(selected);
  return { ...view, dialogue, pane: { ...view.pane, lines: lines.map((text, index) => line(text, index % 2 === 0 ? 'plain' : 'label')) } };
});

test.each(['xterm-256color', 'linux', 'vt100', 'vt220', 'tmux-256color'])('on %s the screen is always what was drawn, whatever it showed before', async (term) => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(views, fc.constantFrom([80, 24], [80, 24], [61, 21], [100, 30])), { minLength: 1, maxLength: 6 }), fc.constantFrom(Infinity, 1, 96), async (pictures, budget) => {
    const emulator = new Emulator(80, 24);
    const painter = new Painter({ columns: 80, rows: 24 }, { TERM: term, LANG: 'C.UTF-8' }, { ascii: false, mono: false }, (text) => { emulator.write(text); });
    try {
      for (const [view, [columns = 80, rows = 24]] of pictures) {
        emulator.terminal.resize(columns, rows);
        const canvas = draw(view, { columns, rows });
        while (!painter.paint(canvas, budget));
        await new Promise<void>((resolve) => { emulator.terminal.write('', resolve); });
        expect(emulator.lines().map((row) => row.trimEnd())).toEqual(canvas.text());
        expect(emulator.cursor()).toEqual({ row: canvas.caret.row, column: canvas.caret.column });
      }
    } finally {
      painter.destroy();
      emulator.terminal.dispose();
    }
  }), { numRuns: 25 });
}, 60_000);

test('in slices the bar moves first, and what is left undone comes with the next picture', async () => {
  const emulator = new Emulator(80, 24);
  const painter = new Painter({ columns: 80, rows: 24 }, { TERM: 'vt100', LANG: 'C' }, { ascii: false, mono: false }, (text) => { emulator.write(text); });
  const shown = async (): Promise<string> => {
    await new Promise<void>((resolve) => { emulator.terminal.write('', resolve); });
    return emulator.text();
  };
  const at = (selected: number, word: string): Canvas => {
    const view = panes(selected);
    return draw({ ...view, pane: { ...view.pane, lines: Array.from({ length: 18 }, () => line(word.repeat(6))) } }, { columns: 80, rows: 24 });
  };
  while (!painter.paint(at(0, 'first '), 96));
  const before = painter.bytes;
  expect(painter.paint(at(1, 'second'), 96)).toBe(false);
  expect(painter.bytes - before).toBeLessThan(300);
  expect(await shown()).toContain('> Network');
  expect(await shown()).toContain('first first');
  while (!painter.paint(at(2, 'third '), 96));
  expect(await shown()).not.toMatch(/> Network|first first|second/u);
  painter.destroy();
  emulator.terminal.dispose();
});
