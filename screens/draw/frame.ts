import type { Area } from '../../src/console/index.js';
import { shorten } from '../../src/text/index.js';
import type { Canvas } from './canvas.js';

/** Draws the only frame of the screen: from row 1 to the second last row. */
export function frame(canvas: Canvas): void {
  const { columns } = canvas;
  const bottom = canvas.rows - 2;
  canvas.fill(1, 0, 1, '┌', 'frame');
  canvas.fill(1, 1, columns - 2, '─', 'frame');
  canvas.fill(1, columns - 1, 1, '┐', 'frame');
  for (let row = 2; row < bottom; row += 1) {
    canvas.fill(row, 0, 1, '│', 'frame');
    canvas.fill(row, columns - 1, 1, '│', 'frame');
  }
  canvas.fill(bottom, 0, 1, '└', 'frame');
  canvas.fill(bottom, 1, columns - 2, '─', 'frame');
  canvas.fill(bottom, columns - 1, 1, '┘', 'frame');
}

/** Draws a border from the frame's top to its bottom, between two columns of the screen. */
export function divider(canvas: Canvas, column: number): void {
  const bottom = canvas.rows - 2;
  canvas.fill(1, column, 1, '┬', 'frame');
  for (let row = 2; row < bottom; row += 1) canvas.fill(row, column, 1, '│', 'frame');
  canvas.fill(bottom, column, 1, '┴', 'frame');
}

/**
 * Draws a title in the top border over an area, aligned with the area's text. It is drawn last and
 * leaves room for a scroll mark.
 */
export function frameTitle(canvas: Canvas, area: Area, title: string): void {
  const marked = canvas.cell(area.top - 1, area.left + area.columns - 2).style !== 'frame';
  canvas.put(
    area.top - 1,
    area.left - 1,
    ` ${shorten(title, area.columns - (marked ? 9 : 1))} `,
    'title',
  );
}

/** Draws a note at the left of the bottom border. */
export function frameNote(canvas: Canvas, note: string): void {
  canvas.put(canvas.rows - 2, 1, ` ${note} `, 'warning');
}
