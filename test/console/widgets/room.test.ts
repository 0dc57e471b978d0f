import fc from 'fast-check';
import { shareRows } from '../../../src/console/widgets/room.js';

const count = fc.integer({ min: 0, max: 60 });

test('texts are hidden only when no row is free, and neither takes what the other one needs', () => {
  fc.assert(
    fc.property(count, count, count, count, (rows, above, below, needed) => {
      const room = shareRows(rows, above, below, needed);
      const taken = room.above + room.below + needed;
      expect(room.hidden).toBe(above - room.above + below - room.below);
      if (needed <= rows) expect(taken).toBeLessThanOrEqual(rows);
      if (room.hidden > 0 && needed <= rows) expect(taken).toBe(rows);
      const half = Math.floor(Math.max(0, rows - needed) / 2);
      expect(room.above).toBeGreaterThanOrEqual(Math.min(above, half));
      expect(room.below).toBeGreaterThanOrEqual(Math.min(below, half));
    }),
  );
});

test('a long answer below a short question is shown whole', () => {
  expect(shareRows(20, 3, 15, 2)).toEqual({ above: 3, below: 15, gap: 0, hidden: 0 });
});
