import type { Area, FieldView, FormView } from '../../src/console/index.js';
import { textWidth, wrap } from '../../src/console/index.js';
import type { Canvas, Style } from './canvas.js';
import { drawEntry } from './entry.js';
import { below, drawBlock, drawMarks, visibleStretch } from './scroll.js';

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
 * the notice below.
 */
export function drawForm(canvas: Canvas, view: FormView, area: Area): void {
  const intro = drawBlock(canvas, area, view.intro);
  const fields = below(area, intro === 0 ? 0 : intro + 1);
  const notice = view.notice.length === 0 ? 0 : view.notice.length + 1;
  const labels = Math.min(
    Math.max(0, ...view.fields.map((field) => textWidth(field.label))),
    Math.floor(area.columns / 2),
  );
  const left = area.left + labels + 2;
  const columns = area.left + area.columns - left;
  const notes = view.fields.map((field) => noteOf(field, columns - 1));
  const heights = notes.map((note) => 1 + note.lines.length);
  const stretch = shownFields(heights, view.focused, fields.rows - notice);
  let row = fields.top;
  view.fields.slice(stretch.first, stretch.end).forEach((field, offset) => {
    const index = stretch.first + offset;
    const focused = index === view.focused;
    canvas.put(row, area.left, field.label, focused ? 'heading' : 'label', labels);
    drawEntry(canvas, row, left, columns, field, focused);
    row += 1;
    for (const line of notes[index]?.lines ?? []) {
      canvas.put(row, left + 1, line, notes[index]?.style ?? 'dim', columns - 1);
      row += 1;
    }
  });
  drawMarks(canvas, area, stretch, view.fields.length);
  drawBlock(canvas, below(area, row + 1 - area.top), view.notice);
}
