import { type Area, type ChoiceView, shareRows, visibleStretch } from '../../src/console/index.js';
import { shorten } from '../../src/text/index.js';
import type { Canvas, Style } from './canvas.js';
import { below, drawFixedLines, drawMarks } from './scroll.js';
import { disabledMark, rowMark, rowStyle } from './row-mark.js';
import { tableLayout, type TableLayout } from './table.js';

const margin = 2; // the selection's arrow and a blank

/** Rows that a list keeps, however much text stands around it. */
const leastOptions = 3;

function drawCells(
  canvas: Canvas,
  row: number,
  left: number,
  cells: readonly string[],
  { widths, gap }: TableLayout,
  style: Style,
): void {
  let at = left;
  widths.forEach((width, index) => {
    if (width === 0) return;
    canvas.put(row, at, shorten(cells[index] ?? '', width), style);
    at += width + gap;
  });
}

/**
 * Draws a table to choose a row from: intro, headings, rows (scrolled), the reason why the selected
 * row cannot be chosen, and notice. Returns how many rows of text have no room.
 */
export function drawChoice(canvas: Canvas, view: ChoiceView, area: Area): number {
  const headings = view.columns.some((heading) => heading !== '') ? 1 : 0;
  // When any option has a reason, a row is always reserved for it, so that nothing jumps.
  const reasons = view.options.some((option) => option.disabled !== '') ? 1 : 0;
  const least = Math.min(view.options.length, leastOptions) + headings + reasons;
  const room = shareRows(area.rows, view.intro.length, view.notice.length, least);
  drawFixedLines(canvas, area, view.intro.slice(0, room.above));
  const top = room.above === 0 ? 0 : room.above + room.gap;
  const after = reasons + room.below;
  const list = below(area, top + headings);
  const rows = Math.max(
    1,
    Math.min(view.options.length, list.rows - (after === 0 ? 0 : after + room.gap)),
  );
  const table = tableLayout(
    [view.columns, ...view.options.map((option) => option.cells)],
    area.columns - margin,
    view.spare,
  );
  if (headings === 1)
    drawCells(canvas, area.top + top, area.left + margin, view.columns, table, 'label');

  const stretch = visibleStretch(view.options.length, view.selected, rows);
  const barColumns =
    margin +
    table.widths.reduce((sum, width) => sum + (width === 0 ? 0 : width + table.gap), 0) -
    table.gap +
    1;
  view.options.slice(stretch.first, stretch.end).forEach((option, offset) => {
    const row = list.top + offset;
    const selected = stretch.first + offset === view.selected;
    const style = rowStyle(selected, option.disabled !== '');
    if (selected) {
      canvas.fill(row, list.left, Math.min(barColumns, list.columns), ' ', style);
      canvas.caret = { row, column: list.left, visible: false };
    }
    canvas.put(row, list.left, rowMark(selected, option.disabled !== ''), style);
    drawCells(canvas, row, list.left + margin, option.cells, table, style);
    if (selected && option.disabled !== '')
      canvas.put(row, list.left + Math.min(barColumns, list.columns) - 1, disabledMark, style);
  });
  if (view.options.length > rows) drawMarks(canvas, area, stretch, view.options.length);

  const rest = below(list, rows + room.gap);
  canvas.put(rest.top, rest.left, shorten(view.reason, rest.columns), 'warning');
  // A notice that says the reason stands in its row.
  const said = view.reason === '' && view.options[view.selected]?.disabled !== '';
  drawFixedLines(canvas, below(rest, said ? 0 : reasons), view.notice.slice(0, room.below));
  return room.hidden;
}
