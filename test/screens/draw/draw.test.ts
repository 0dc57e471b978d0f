import fc from '../../support/run/property.js';
import { draw } from '../../../screens/draw/draw.js';
import type { DialogueView, Size } from '../../../src/console/index.js';
import {
  choice,
  field,
  form,
  line,
  page,
  menuScreen,
  progress,
} from '../../support/host/sample-views.js';

const sizes: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 60, rows: 20 },
  { columns: 132, rows: 50 },
];
const dialogues: readonly (readonly [string, DialogueView | null])[] = [
  ['menu', null],
  ['choice', choice()],
  ['long choice', choice(60, 30)],
  ['form', form()],
  ['page', page(40, 10)],
  ['short page', page(3)],
  ['page without a question', page(40, 0, null)],
  ['progress', progress()],
];

describe.each(sizes)('at $columns x $rows', (size) => {
  test.each(dialogues)('%s', (_name, dialogue) => {
    const picture = draw({ ...menuScreen(1), dialogue }, size).text();
    expect(`\n${picture.join('\n')}\n`).toMatchSnapshot();
    // One closed frame, whatever is in it.
    expect(picture).toHaveLength(size.rows);
    expect(picture[1]).toMatch(/^┌.*┐$/u);
    expect(picture[size.rows - 2]).toMatch(/^└.*┘$/u);
    for (const row of picture.slice(2, size.rows - 2)) expect(row).toMatch(/^│.*│$/u);
  });
});

describe('never colour alone', () => {
  test('the bar has an arrow, what cannot be chosen a dash, its reason stands below', () => {
    const text = draw({ ...menuScreen(), dialogue: choice(4, 2) }, { columns: 80, rows: 24 })
      .text()
      .join('\n');
    expect(text).toMatch(/> eth2 .* -/u);
    expect(text).toContain('Member of bond0: choose the bond instead');
    expect(
      draw({ ...menuScreen(), dialogue: choice(4, 1) }, { columns: 80, rows: 24 })
        .text()
        .join('\n'),
    ).toContain('- eth2');
  });

  test('a notice that says the reason takes its row', () => {
    const refused = { ...choice(4, 2), reason: '', notice: [line('It is a port.', 'warning')] };
    const rows = draw({ ...menuScreen(), dialogue: refused }, { columns: 80, rows: 24 }).text();
    const bar = draw({ ...menuScreen(), dialogue: choice(4, 2) }, { columns: 80, rows: 24 }).text();
    expect(rows.join('\n')).not.toContain('Member of bond0');
    expect(rows.findIndex((row) => row.includes('It is a port.'))).toBe(
      bar.findIndex((row) => row.includes('Member of bond0')),
    );
  });

  test('a disabled menu item keeps its dash under the bar', () => {
    const view = menuScreen();
    const items = view.menu.items.map((item) => ({ ...item, disabled: true }));
    const menu = { ...view.menu, items, selected: 1 };
    const rows = draw({ ...view, menu }, { columns: 80, rows: 24 }).text();
    expect(rows.filter((row) => /^│ > .* - /u.test(row))).toHaveLength(1);
    expect(rows.filter((row) => row.startsWith('│ - ')).length).toBeGreaterThan(1);
  });

  test('an issue is a sentence under its field', () => {
    const rows = draw({ ...menuScreen(), dialogue: form() }, { columns: 80, rows: 24 }).text();
    const netmask = rows.findIndex((row) => row.includes('Netmask  '));
    expect(rows[netmask + 1]).toContain('! Netmask: "255.255.0" is not a netmask');
  });
});

test('marks say where there is more, and go when there is none', () => {
  const text = (first: number): string =>
    draw({ ...menuScreen(), dialogue: page(40, first) }, { columns: 80, rows: 24 })
      .text()
      .join('\n');
  expect(
    [text(0), text(5), text(1000)].map((shown) => [
      shown.includes('↑ more'),
      shown.includes('↓ more'),
    ]),
  ).toEqual([
    [false, true],
    [true, true],
    [true, false],
  ]);
  expect(text(1000)).toContain('line 40 of the file');
});

test('the focused field is in sight on the smallest screen, however many there are', () => {
  const fields = Array.from({ length: 12 }, (_, index) =>
    field(`Field ${index}`, `value ${index}`, { hint: 'a hint' }),
  );
  fields.forEach((_, focused) => {
    const canvas = draw(
      { ...menuScreen(), dialogue: { ...form(), fields, focused } },
      { columns: 60, rows: 20 },
    );
    expect(canvas.caret.visible).toBe(true);
    expect(canvas.text()[canvas.caret.row]).toContain(`value ${focused}`);
  });
});

test('a masked field shows no letter of its value', () => {
  const text = draw({ ...menuScreen(), dialogue: form(3) }, { columns: 80, rows: 24 })
    .text()
    .join('\n');
  expect(text).toContain('[******');
  expect(text).not.toContain('secret');
});

test('too small is said, and the menu still works', () => {
  const canvas = draw(menuScreen(), { columns: 39, rows: 9 });
  expect(canvas.text()[0]).toContain('Screen too small: 39x9, needs 40x10');
  expect(canvas.text().join('\n')).toContain('> Status');
});

test('foreign text cannot steer the terminal', () => {
  const evil = 'a\x1b[2Jb\x9b31mc\u202ed\u0007\r\n\u200be';
  const canvas = draw(
    {
      ...menuScreen(),
      dialogue: {
        ...choice(),
        options: [{ cells: [evil], disabled: '' }],
        columns: [],
        intro: [line(evil)],
      },
    },
    { columns: 80, rows: 24 },
  );
  expect(canvas.text().join('')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u200b]/u);
});

test('any size, any dialogue: nothing thrown, nothing outside, the bottom-right cell empty', () => {
  const size = fc.record({
    columns: fc.integer({ min: 1, max: 260 }),
    rows: fc.integer({ min: 1, max: 90 }),
  });
  fc.assert(
    fc.property(
      size,
      fc.constantFrom(...dialogues),
      fc.string({ unit: 'grapheme' }),
      (at, [, dialogue], words) => {
        const view = menuScreen();
        const canvas = draw(
          {
            ...view,
            header: { ...view.header, left: words },
            itemPage: { ...view.itemPage, title: words, lines: [line(words)] },
            dialogue,
          },
          at,
        );
        expect(canvas.rows).toBe(at.rows);
        expect(canvas.cell(at.rows - 1, at.columns - 1)).toEqual({ text: ' ', style: 'plain' });
      },
    ),
  );
});
