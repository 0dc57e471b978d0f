import {
  type Area,
  type Line,
  type ScrollView,
  type Stretch,
  clampFirst,
} from '../../src/console/index.js';
import type { Canvas } from './canvas.js';
import { screenWords as words, textWidth } from '../../src/text/index.js';

/** Draws one line of spans; returns the column after it. */
function drawLine(canvas: Canvas, row: number, area: Area, line: Line): number {
  let at = area.left;
  for (const { text, tone } of line)
    at = canvas.put(row, at, text, tone, Math.max(0, area.left + area.columns - at));
  return at;
}

/** Draws lines from the top of an area, as many as fit; returns how many. */
export function drawFixedLines(canvas: Canvas, area: Area, lines: readonly Line[]): number {
  const shown = lines.slice(0, area.rows);
  shown.forEach((line, index) => drawLine(canvas, area.top + index, area, line));
  return shown.length;
}

/** Draws a scrolled text. `first` is limited, so that the text never scrolls past its end. */
export function drawLines(canvas: Canvas, { lines, first }: ScrollView, area: Area): Stretch {
  const start = clampFirst(first, lines.length, area.rows);
  const end = Math.min(lines.length, start + area.rows);
  drawFixedLines(canvas, area, lines.slice(start, end));
  return { first: start, end };
}

/** Marks in the borders above and below an area that there is more. */
export function drawMarks(canvas: Canvas, area: Area, stretch: Stretch, count: number): void {
  drawMark(canvas, area, area.top - 1, stretch.first > 0 ? words.moreAbove : '');
  drawMark(canvas, area, area.top + area.rows, stretch.end < count ? words.moreBelow : '');
}

function drawMark(canvas: Canvas, area: Area, row: number, mark: string): void {
  if (mark !== '')
    canvas.put(row, area.left + area.columns - textWidth(mark) - 1, ` ${mark} `, 'accent');
}

/** The area without its first `rows` rows. */
export function below(area: Area, rows: number): Area {
  return { ...area, top: area.top + rows, rows: Math.max(0, area.rows - rows) };
}
