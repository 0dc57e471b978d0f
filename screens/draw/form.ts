import type { Area, FieldView, FormView } from '../../src/console/index.js';
import { textWidth, wrap } from '../../src/console/index.js';
import type { Canvas, Style } from './canvas.js';
import { drawEntry } from './entry.js';
import { shareRows } from './room.js';
import { below, drawBlock, drawMarks, visibleStretch } from './scroll.js';

/** In a narrower area, hints and issues begin at its left edge, so that they need fewer rows. */
const narrow = 56;

interface Note {
  readonly lines: readonly string[];
  readonly style: Style;
}

/**
 * An issue replaces the hint. One row under each field is always reserved, so that nothing jumps
 * when a text appears.
 */
function noteOf(field: FieldView, columns: number): Note {
  if (field.issue !== '') return { lines: wrap(`! ${field.issue}`, columns), style: 'bad' };
  return { lines: wrap(field.hint, columns), style: 'dim' };
}

/** The fields to show: as many complete blocks around the focused one as fit. */
function shownFields(
  heights: readonly number[],
  focused: number,
  rows: number,
): { readonly first: number; readonly end: number } {
  for (let count = heights.length; count > 1; count -= 1) {
    const stretch = visibleStretch(heights.length, focused, count);
    if (heights.slice(stretch.first, stretch.end).reduce((sum, height) => sum + height, 0) <= rows)
      return stretch;
  }
  return visibleStretch(heights.length, focused, 1);
}

/**
 * Draws the fields with labels in one column, a hint or issue under each field, the intro above and
 * the notice below. Returns how many rows of text have no room.
 */
export function drawForm(canvas: Canvas, view: FormView, area: Area): number {
  const labels = Math.min(
    Math.max(0, ...view.fields.map((field) => textWidth(field.label))),
    Math.floor(area.columns / 2),
  );
  const left = area.left + labels + 2;
  const columns = area.left + area.columns - left;
  const noteLeft = area.columns < narrow ? area.left + 2 : left + 1;
  const noteColumns = area.left + area.columns - noteLeft;
  const notes = view.fields.map((field) => noteOf(field, noteColumns));
  const heights = notes.map((note) => 1 + note.lines.length);
  const least = heights[view.focused] ?? 1;
  const room = shareRows(area.rows, view.intro.length, view.notice.length, least);
  drawBlock(canvas, area, view.intro.slice(0, room.above));
  const fields = below(area, room.above === 0 ? 0 : room.above + room.gap);
  const notice = room.below === 0 ? 0 : room.below + room.gap;
  const stretch = shownFields(heights, view.focused, fields.rows - notice);
  const end = area.top + area.rows;
  let row = fields.top;
  view.fields.slice(stretch.first, stretch.end).forEach((field, offset) => {
    const index = stretch.first + offset;
    const focused = index === view.focused;
    canvas.put(row, area.left, field.label, focused ? 'heading' : 'label', labels);
    drawEntry(canvas, row, left, columns, field, focused);
    row += 1;
    for (const line of (notes[index]?.lines ?? []).slice(0, end - row)) {
      canvas.put(row, noteLeft, line, notes[index]?.style ?? 'dim', noteColumns);
      row += 1;
    }
  });
  drawMarks(canvas, area, stretch, view.fields.length);
  drawBlock(canvas, below(area, row + room.gap - area.top), view.notice.slice(0, room.below));
  return room.hidden + Math.max(0, least - area.rows);
}
