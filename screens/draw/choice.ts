import type { Area, ChoiceView } from '../../src/console/index.js';
import { shorten } from '../../src/console/index.js';
import type { Canvas, Style } from './canvas.js';
import { below, drawBlock, drawMarks, visibleStretch } from './scroll.js';
import { tableLayout, type TableLayout } from './table.js';

const margin = 2; // the selection's arrow and a blank

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

function optionStyle(selected: boolean, disabled: boolean): Style {
  if (selected) return disabled ? 'barDisabled' : 'bar';
  return disabled ? 'disabled' : 'plain';
}

/**
 * Draws a table to choose a row from: intro, headings, rows (scrolled), the reason why the selected
 * row cannot be chosen, and notice.
 */
export function drawChoice(canvas: Canvas, view: ChoiceView, area: Area): void {
  const intro = drawBlock(canvas, area, view.intro);
  const headings = view.columns.some((heading) => heading !== '') ? 1 : 0;
  const top = intro === 0 ? 0 : intro + 1;
  // When any option has a reason, a row is always reserved for it, so that nothing jumps.
  const reasons = view.options.some((option) => option.disabled !== '') ? 1 : 0;
  const after = reasons + view.notice.length;
  const list = below(area, top + headings);
  const rows = Math.max(
    1,
    Math.min(view.options.length, list.rows - (after === 0 ? 0 : after + 1)),
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
    const style = optionStyle(selected, option.disabled !== '');
    if (selected) {
      canvas.fill(row, list.left, Math.min(barColumns, list.columns), ' ', style);
      canvas.caret = { row, column: list.left, visible: false };
    }
    canvas.put(row, list.left, selected ? '>' : option.disabled === '' ? ' ' : '-', style);
    drawCells(canvas, row, list.left + margin, option.cells, table, style);
  });
  if (view.options.length > rows) drawMarks(canvas, area, stretch, view.options.length);

  const rest = below(list, rows + 1);
  const reason = view.options[view.selected]?.disabled ?? '';
  if (reason !== '') canvas.put(rest.top, rest.left, shorten(reason, rest.columns), 'warning');
  drawBlock(canvas, below(rest, reasons), view.notice);
}
