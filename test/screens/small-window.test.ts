import fc from '../support/run/property.js';
import { draw } from '../../screens/draw/draw.js';
import { update, view, type ConsoleState, type Line, type Size } from '../../src/console/index.js';
import { allItems, labelOf } from '../../src/console/menu/menu.js';
import { beginnings, events } from '../console/random-events.js';
import { clean } from '../../src/text/index.js';
import { openItem, opened, press, ready, type Walk } from '../support/console-walk.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';

const smallest = { columns: 40, rows: 10 };
const sizes = [smallest, { columns: 80, rows: 10 }, { columns: 40, rows: 24 }] as const;

const words = (lines: readonly Line[]): readonly string[] =>
  lines
    .flatMap((line) => line.flatMap(({ text }) => text.split(/\s+/u)))
    .filter((word) => word !== '');

/** The texts of a page and its rows: what F1 has to show where they do not fit. */
function textsOf({ dialogue }: ReturnType<typeof view>): readonly string[] {
  switch (dialogue?.kind) {
    case 'choice':
      return [
        ...words([...dialogue.intro, ...dialogue.notice]),
        ...dialogue.options.flatMap(({ cells }) => cells.flatMap((cell) => cell.split(/\s+/u))),
      ];
    case 'form':
      return words([...dialogue.intro, ...dialogue.notice]);
    case 'progress':
      return words(dialogue.summary);
    default:
      return [];
  }
}

/** Everything that the help says, read from its first line to its last. */
const helpOf = (state: ConsoleState): string => {
  const { dialogue } = view(update(state, { kind: 'key', key: 'f1' }).state);
  return dialogue?.kind === 'page' ? words(dialogue.lines).join(' ') : '';
};

/** The words of a page's texts that PageDown does not bring to the screen. */
function unread(state: ConsoleState): readonly string[] {
  const missing = new Set(textsOf(view(state)).map(clean));
  for (let [at, before] = [state, ''], shown = ''; ;) {
    shown = draw(view(at), at.size).text().join('\n');
    if (shown === before) return [...missing];
    for (const word of missing) if (shown.includes(word)) missing.delete(word);
    before = shown;
    at = update(at, { kind: 'key', key: 'pagedown' }).state;
  }
}

/** One closed frame with nothing over its edges, and everything hidden told. */
function isWhole(state: ConsoleState): void {
  const seen = view(state);
  const canvas = draw(seen, state.size);
  const lines = canvas.text();
  const { columns, rows } = state.size;
  expect(canvas.cell(1, 0).text + canvas.cell(1, columns - 1).text).toBe('┌┐');
  expect(canvas.cell(rows - 2, 0).text + canvas.cell(rows - 2, columns - 1).text).toBe('└┘');
  for (let row = 2; row < rows - 2; row += 1)
    expect(canvas.cell(row, 0).text + canvas.cell(row, columns - 1).text).toBe('││');
  // Only the note and the marks stand in the lower border.
  expect(lines[rows - 2]).toMatch(
    /^└(?: \d+x\d+, made for 80x24 | \d+ lines? hidden, F1 shows (?:it|them) )?[ ─┴]*(?:↓ more[ ─┴]*)*┘$/u,
  );
  expect(lines[0]).not.toContain('too small');
  const { caret } = canvas;
  if (caret.visible) {
    expect(caret.row).toBeGreaterThan(1);
    expect(caret.row).toBeLessThan(rows - 2);
  }
  if (/lines? hidden/u.test(lines[rows - 2] ?? '')) {
    const help = helpOf(state);
    expect(textsOf(seen).filter((word) => !help.includes(word))).toEqual([]);
  } else if (seen.dialogue?.kind === 'form') expect(unread(state)).toEqual([]);
  const keys = seen.dialogue?.keys ?? seen.keys;
  const bottom = lines[rows - 1] ?? '';
  const all = keys.every(({ key, action }) => bottom.includes(`${key} ${action}`));
  if (!all) expect(bottom).toMatch(/\.\.\.\s*$/u);
  if (!all && keys.some(({ key }) => key === 'F1')) expect(bottom).toContain('F1 Help');
}

const withSize = ({ state }: Walk, size: Size): ConsoleState =>
  update(state, { kind: 'resized', ...size }).state;

test.each(sizes.map((size) => [`${size.columns}x${size.rows}`, size] as const))(
  '%s: every item and the page it opens are whole, and what is hidden is told',
  (_, size) => {
    for (const { item } of allItems()) {
      const at = openItem(ready(hostFacts(), hostStatus(), size.columns, size.rows), labelOf(item));
      isWhole(at.state);
      isWhole(press(at, 'enter').state);
      isWhole(press(at, 'down', 'enter').state);
    }
  },
);

test('whatever is pressed and happens at the smallest size, the picture is whole', () => {
  fc.assert(
    fc.property(beginnings, events, fc.constantFrom(...sizes), (from, walked, size) => {
      walked
        .filter(({ kind }) => kind !== 'resized')
        .reduce(
          (state, event) => {
            const next = update(state, event).state;
            isWhole(next);
            return next;
          },
          withSize(from, size),
        );
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('every page of the reset is whole, and the field or the row one is on is on the screen', () => {
  const steps = [
    ['enter'],
    ['down', 'enter'],
    ['down', 'enter'],
    ['type:10.0.0.300', 'tab'],
    ['tab', 'tab', 'tab'],
    ['escape', 'enter'],
  ];
  let at = opened();
  for (const presses of steps) {
    at = press(at, ...presses);
    const state = withSize(at, smallest);
    isWhole(state);
    const { dialogue } = view(state);
    const text = draw(view(state), state.size).text().join('\n');
    if (dialogue?.kind === 'choice') expect(text).toContain('│ > ');
    if (dialogue?.kind === 'form')
      expect(text).toContain((dialogue.fields[dialogue.focused]?.label ?? '').slice(0, 8));
  }
});
