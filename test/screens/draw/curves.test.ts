import { Curves, showsBlocks } from '../../../screens/draw/curves.js';
import { sparkline } from '../../../screens/draw/sparkline.js';
import { bar, curve } from '../../../src/console/widgets/graph.js';
import type { ConsoleView } from '../../../src/console/index.js';
import { menuScreen } from '../../support/host/sample-views.js';

const requests = { ascii: false, mono: false };

test.each([
  ['xterm-256color', 'C.UTF-8', true],
  ['tmux-256color', 'en_US.UTF-8', true],
  ['xterm', 'C', false],
  ['linux', 'C.UTF-8', false],
  ['vt220', 'C.UTF-8', false],
  ['ansi', 'C.UTF-8', false],
])('TERM %s in %s shows curves: %p', (TERM, LANG, shows) => {
  expect(showsBlocks({ TERM, LANG }, requests)).toBe(shows);
  expect(showsBlocks({ TERM, LANG }, { ...requests, ascii: true })).toBe(false);
});

test('a curve has a cell for each value, the lowest and the highest as such', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline([5, 5, 5])).toBe('▁▁▁');
});

test('as a bar it says how the last value stands to the highest, and is as wide', () => {
  expect(curve([0, 10, 5], 8)).toEqual({
    text: '[###---]',
    tone: 'accent',
    graph: [0, 0, 0, 0, 0, 0, 10, 5],
  });
  expect(curve([], 6).text).toBe('[----]');
  expect([bar(2, 6), bar(-1, 6), bar(NaN, 6)]).toEqual(['[####]', '[----]', '[----]']);
});

/**
 * Waits until what draws curves has been loaded: it is asked for with the first view that has one.
 */
async function drawn(curves: Curves, view: ConsoleView): Promise<ConsoleView> {
  let seen = curves.in(view);
  while (seen === view) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    seen = curves.in(view);
  }
  return seen;
}

test(
  'a view has its curves once they can be drawn, its bars before, and nothing else of it ' +
    'changes',
  async () => {
    const plain = menuScreen();
    const view: ConsoleView = {
      ...plain,
      overviewColumn: {
        title: 'This host',
        lines: [
          [{ text: 'In ', tone: 'label' }, curve([1, 2], 4)],
          [{ text: 'All is well.', tone: 'good' }],
        ],
      },
    };
    const curves = new Curves(true);
    expect(curves.in(plain)).toBe(plain);
    expect(curves.in(view)).toBe(view);
    const seen = await drawn(curves, view);
    expect(seen.overviewColumn?.lines.map((line) => line.map(({ text }) => text).join(''))).toEqual(
      ['In ▁▁▄█', 'All is well.'],
    );
    expect({ ...seen, overviewColumn: null }).toEqual({ ...view, overviewColumn: null });
    expect(new Curves(false).in(view)).toBe(view);
  },
);
