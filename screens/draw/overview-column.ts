import type { Area, SideView } from '../../src/console/index.js';
import type { Canvas } from './canvas.js';
import { divider, frameTitle } from './frame.js';
import { drawBlock } from './scroll.js';

/** Draws the third column and the border at its left. */
export function drawSide(canvas: Canvas, side: SideView, area: Area): void {
  divider(canvas, area.left - 2);
  drawBlock(canvas, area, side.lines);
  frameTitle(canvas, area, side.title);
}
