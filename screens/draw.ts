import type { ConsoleView, Geometry, HeaderView, KeyHint, MenuView, PaneView, Size } from '../src/dialogue/index.js';
import { geometry, shorten, textWidth } from '../src/dialogue/index.js';
import { Canvas } from './canvas.js';
import { drawDialogue } from './dialogue.js';
import { divider, frame, frameNote, frameTitle } from './frame.js';
import { drawLines, drawMarks, visibleStretch } from './scroll.js';
import { drawSide } from './side.js';
import { screenWords as words } from '../src/text/index.js';

function drawHeader(canvas: Canvas, header: HeaderView, columns: number): void {
  const right = shorten(header.right, Math.floor(columns / 3));
  const rightAt = columns - 1 - textWidth(right);
  const left = shorten(header.left, rightAt - 2);
  canvas.put(0, 1, left, 'title');
  canvas.put(0, rightAt, right, 'header');
  const middleAt = Math.floor((columns - textWidth(header.middle)) / 2);
  // Left out, not overlapped, where the three do not fit.
  if (middleAt > textWidth(left) + 2 && middleAt + textWidth(header.middle) < rightAt - 1) canvas.put(0, middleAt, header.middle, 'header');
}

function drawKeys(canvas: Canvas, hints: readonly KeyHint[], columns: number): void {
  let at = 1;
  for (const { key, action } of hints) {
    // A hint that does not fit is left out whole.
    if (at + textWidth(key) + 1 + textWidth(action) >= columns) continue;
    at = canvas.put(canvas.rows - 1, at, key, 'key') + 1;
    at = canvas.put(canvas.rows - 1, at, action, 'header') + 3;
  }
}

function drawMenu(canvas: Canvas, menu: MenuView, { menu: area }: Geometry): void {
  const stretch = visibleStretch(menu.items.length, menu.selected, area.rows);
  menu.items.slice(stretch.first, stretch.end).forEach((item, offset) => {
    const row = area.top + offset;
    const selected = stretch.first + offset === menu.selected;
    const style = selected ? (item.disabled ? 'barDisabled' : 'bar') : item.disabled ? 'disabled' : 'plain';
    if (selected) {
      canvas.fill(row, area.left, area.columns, ' ', style);
      canvas.caret = { row, column: area.left, visible: false };
    }
    // Never colour alone: the bar has its arrow, what cannot be chosen a dash.
    canvas.put(row, area.left, selected ? '>' : item.disabled ? '-' : ' ', style);
    canvas.put(row, area.left + 2, shorten(item.label, area.columns - 2), style);
  });
  drawMarks(canvas, area, stretch, menu.items.length);
}

function drawPane(canvas: Canvas, pane: PaneView, { pane: area }: Geometry): void {
  const stretch = drawLines(canvas, pane, area);
  drawMarks(canvas, area, stretch, pane.lines.length);
}

/** Draws the top row anew on a canvas of `draw`: all that a tick of the clock changes. */
export function drawTop(canvas: Canvas, header: HeaderView): void {
  const areas = geometry(canvas);
  if (areas.tooSmall) return;
  canvas.fill(0, 0, canvas.columns, ' ', 'plain');
  drawHeader(canvas, header, canvas.columns);
}

/** The whole screen as cells. Pure; never throws, whatever the size. */
export function draw(view: ConsoleView, size: Size): Canvas {
  const canvas = new Canvas(size.columns, size.rows);
  const areas = geometry(size);
  drawHeader(canvas, view.header, size.columns);
  frame(canvas);
  if (view.dialogue === null) {
    divider(canvas, areas.pane.left - 2);
    drawMenu(canvas, view.menu, areas);
    drawPane(canvas, view.pane, areas);
    frameTitle(canvas, areas.menu, view.menu.title);
    frameTitle(canvas, areas.pane, view.pane.title);
    drawKeys(canvas, view.keys, size.columns);
  } else {
    drawDialogue(canvas, view.dialogue, areas.dialogue);
    frameTitle(canvas, areas.dialogue, view.dialogue.title);
    drawKeys(canvas, view.dialogue.keys, size.columns);
  }
  if (view.side !== null && areas.side !== null) drawSide(canvas, view.side, areas.side);
  if (areas.small && !areas.tooSmall) frameNote(canvas, words.small(size.columns, size.rows));
  if (areas.tooSmall) {
    canvas.fill(0, 0, size.columns, ' ', 'warning');
    canvas.put(0, 0, words.tooSmall(size.columns, size.rows), 'warning');
  }
  return canvas;
}
