import fc from '../../support/run/property.js';
import type { FormView } from '../../../src/console/index.js';
import { formRows } from '../../../src/console/widgets/form-rows.js';
import { clampFirst, scrolled } from '../../../src/console/widgets/scroll.js';
import { field, line } from '../../support/host/sample-views.js';

const lines = (count: number): FormView['intro'] =>
  Array.from({ length: count }, (_, at) => line(`line ${at}`));

const forms = fc
  .record({
    intro: fc.integer({ min: 0, max: 60 }).map(lines),
    notice: fc.integer({ min: 0, max: 200 }).map(lines),
    hints: fc.array(fc.constantFrom('', 'may stay empty', 'four numbers '.repeat(9)), {
      minLength: 1,
      maxLength: 5,
    }),
    at: fc.nat(),
  })
  .map(({ hints, at, ...texts }) => ({
    ...texts,
    fields: hints.map((hint, index) => field(`Field ${index}`, '', { hint })),
    focused: at % hints.length,
  }));
const areas = fc.record({
  columns: fc.integer({ min: 36, max: 100 }),
  rows: fc.integer({ min: 6, max: 50 }),
});

test('PageDown brings each line of both texts to the screen, and misses none', () => {
  fc.assert(
    fc.property(forms, areas, (form, area) => {
      const { room, scroll } = formRows(form, area);
      for (const [count, rows] of [
        [form.intro.length, room.above],
        [form.notice.length, room.below],
      ] as const) {
        if (rows === 0) continue;
        const seen = new Set<number>();
        for (let first = 0, before = -1; first !== before;) {
          const from = clampFirst(first, count, rows);
          for (let at = from; at < Math.min(count, from + rows); at += 1) seen.add(at);
          before = first;
          first = scrolled(first, { kind: 'key', key: 'pagedown' }, scroll.lines, scroll.rows);
        }
        expect(seen.size).toBe(count);
      }
    }),
  );
});

test('the focused field stays, and what no key brings to the screen is counted', () => {
  fc.assert(
    fc.property(forms, areas, (form, area) => {
      const { fields, notes, room, scroll, hidden } = formRows(form, area);
      expect(fields.first).toBeLessThanOrEqual(form.focused);
      expect(fields.end).toBeGreaterThan(form.focused);
      if (room.hidden === 0) expect(scroll.lines).toBe(scroll.rows);
      const focused = 1 + (notes[form.focused]?.lines.length ?? 0);
      expect(hidden).toBe(
        (room.above === 0 ? form.intro.length : 0) +
          (room.below === 0 ? form.notice.length : 0) +
          Math.max(0, focused - area.rows),
      );
    }),
  );
});

test('a text that scrolls leaves room for name and password', () => {
  const fields = [field('User name', ''), field('Password', '')];
  const form = { fields, focused: 1, intro: lines(1), notice: lines(200) };
  const { room, fields: shown } = formRows(form, { columns: 76, rows: 20 });
  expect(shown).toEqual({ first: 0, end: 2 });
  expect(room).toMatchObject({ above: 1, below: 15 });
});
