import type { Area, OverviewColumnView } from '../../src/console/index.js';
import type { Canvas } from './canvas.js';
import { divider, frameTitle } from './frame.js';
import { drawFixedLines } from './scroll.js';

/** Draws the third column and the border at its left. */
export function drawOverviewColumn(
  canvas: Canvas,
  overviewColumn: OverviewColumnView,
  area: Area,
): void {
  divider(canvas, area.left - 2);
  drawFixedLines(canvas, area, overviewColumn.lines);
  frameTitle(canvas, area, overviewColumn.title);
}
