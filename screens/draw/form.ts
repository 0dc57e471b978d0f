import { type Area, type FormView, formRows } from '../../src/console/index.js';
import type { Canvas } from './canvas.js';
import { drawEntry } from './entry.js';
import { below, drawLines, drawMarks } from './scroll.js';

/**
 * Draws the fields with labels in one column, a hint or issue under each field, the intro above and
 * the notice below. Returns how many rows of text have no room.
 */
export function drawForm(canvas: Canvas, view: FormView, area: Area): number {
  const { labelColumns, noteIndent, notes, fields, room, hidden } = formRows(view, area);
  const left = area.left + labelColumns + 2;
  const columns = area.left + area.columns - left;
  const noteLeft = area.left + noteIndent;
  const noteColumns = area.columns - noteIndent;
  const end = area.top + area.rows;
  let row = area.top + (room.above === 0 ? 0 : room.above + room.gap);
  view.fields.slice(fields.first, fields.end).forEach((field, offset) => {
    const index = fields.first + offset;
    const focused = index === view.focused;
    canvas.put(row, area.left, field.label, focused ? 'heading' : 'label', labelColumns);
    drawEntry(canvas, row, left, columns, field, focused);
    row += 1;
    for (const line of (notes[index]?.lines ?? []).slice(0, end - row)) {
      canvas.put(row, noteLeft, line, notes[index]?.tone ?? 'dim', noteColumns);
      row += 1;
    }
  });
  drawMarks(canvas, area, fields, view.fields.length);
  const { first } = view;
  const after = below(area, row + room.gap - area.top);
  for (const [lines, part] of [
    [view.intro, { ...area, rows: room.above }],
    [view.notice, { ...after, rows: room.below }],
  ] as const) {
    // A text without a row cannot be scrolled either, so no mark says that it can.
    if (part.rows > 0)
      drawMarks(canvas, area, drawLines(canvas, { lines, first }, part), lines.length);
  }
  return hidden;
}
