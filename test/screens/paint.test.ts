import fc from 'fast-check';
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
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(views, fc.constantFrom([80, 24], [80, 24], [61, 21], [100, 30])), { minLength: 1, maxLength: 6 }), async (pictures) => {
    const emulator = new Emulator(80, 24);
    const painter = new Painter({ columns: 80, rows: 24 }, { TERM: term, LANG: 'C.UTF-8' }, { ascii: false, mono: false }, (text) => { emulator.write(text); });
    try {
      for (const [view, [columns = 80, rows = 24]] of pictures) {
        emulator.terminal.resize(columns, rows);
        const canvas = draw(view, { columns, rows });
        painter.paint(canvas);
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
