import {
  type Area,
  type ConsoleView,
  type Geometry,
  type HeaderView,
  type KeyHint,
  type MenuView,
  type ItemPageView,
  type Size,
  geometry,
  visibleStretch,
} from '../../src/console/index.js';
import { Canvas } from './canvas.js';
import { drawDialogue } from './draw-dialogue.js';
import { disabledMark, rowMark, rowStyle } from './row-mark.js';
import { divider, frame, frameNote, frameTitle } from './frame.js';
import { drawLines, drawMarks } from './scroll.js';
import { drawOverviewColumn } from './overview-column.js';
import { screenWords as words, shorten, textWidth } from '../../src/text/index.js';

/**
 * The top row's texts and their columns. When the three texts do not fit, the clock is left out.
 */
function headerPlaces(
  header: HeaderView,
  columns: number,
): {
  readonly left: string;
  readonly right: string;
  readonly rightAt: number;
  readonly clockAt: number | null;
} {
  const right = shorten(header.right, Math.floor(columns / 3));
  const rightAt = columns - 1 - textWidth(right);
  const left = shorten(header.left, rightAt - 2);
  const middleAt = Math.floor((columns - textWidth(header.middle)) / 2);
  const fits = middleAt > textWidth(left) + 2 && middleAt + textWidth(header.middle) < rightAt - 1;
  return { left, right, rightAt, clockAt: fits ? middleAt : null };
}

function drawHeader(canvas: Canvas, header: HeaderView, columns: number): void {
  const { left, right, rightAt, clockAt } = headerPlaces(header, columns);
  canvas.put(0, 1, left, 'title');
  canvas.put(0, rightAt, right, 'header');
  if (clockAt !== null) canvas.put(0, clockAt, header.middle, 'header');
}

const hintWidth = ({ key, action }: KeyHint): number => textWidth(key) + 1 + textWidth(action);

const gap = 3;

/** The columns of the dots, with the blanks around them. */
const dotColumns = 5;

/** The hints that stay longest: F1, because its help names every key, then Enter and Esc. */
const kept = ['F1', 'Enter', 'Esc'];

/** The hints that fit, those in `first` before the others. */
function fittingKeys(
  hints: readonly KeyHint[],
  columns: number,
  first: readonly string[],
): ReadonlySet<KeyHint> {
  const rank = ({ key }: KeyHint): number =>
    first.includes(key) ? first.indexOf(key) : first.length;
  const taken = new Set<KeyHint>();
  let at = 1;
  for (const hint of hints.toSorted((one, other) => rank(one) - rank(other))) {
    if (at + hintWidth(hint) >= columns) continue;
    taken.add(hint);
    at += hintWidth(hint) + gap;
  }
  return taken;
}

/** Dots take the place of the hints that do not fit. */
function drawKeys(canvas: Canvas, hints: readonly KeyHint[], columns: number): void {
  const all = fittingKeys(hints, columns, []);
  const dots = all.size < hints.length;
  const shown = dots ? fittingKeys(hints, columns - dotColumns, kept) : all;
  let at = 1;
  for (const hint of hints) {
    if (!shown.has(hint)) continue;
    at = canvas.put(canvas.rows - 1, at, hint.key, 'key') + 1;
    at = canvas.put(canvas.rows - 1, at, hint.action, 'header') + gap;
  }
  if (dots) canvas.put(canvas.rows - 1, at - 1, '...', 'header');
}

function drawMenu(canvas: Canvas, menu: MenuView, { menu: area }: Geometry): void {
  const stretch = visibleStretch(menu.items.length, menu.selected, area.rows);
  menu.items.slice(stretch.first, stretch.end).forEach((item, offset) => {
    const row = area.top + offset;
    const selected = stretch.first + offset === menu.selected;
    const style = rowStyle(selected, item.disabled);
    if (selected) {
      canvas.fill(row, area.left, area.columns, ' ', style);
      canvas.caret = { row, column: area.left, visible: false };
    }
    canvas.put(row, area.left, rowMark(selected, item.disabled), style);
    const marked = selected && item.disabled;
    const room = area.columns - (marked ? 4 : 2);
    const end = canvas.put(row, area.left + 2, shorten(item.label, room), style);
    if (marked) canvas.put(row, end + 1, disabledMark, style);
  });
  drawMarks(canvas, area, stretch, menu.items.length);
}

function drawItemPage(canvas: Canvas, itemPage: ItemPageView, { itemPage: area }: Geometry): void {
  const stretch = drawLines(canvas, itemPage, area);
  drawMarks(canvas, area, stretch, itemPage.lines.length);
}

/** The first column of the clock on a screen of `draw`; null: it shows none. */
export function clockColumn({ header }: ConsoleView, size: Size): number | null {
  return geometry(size).tooSmall ? null : headerPlaces(header, size.columns).clockAt;
}

/**
 * Draws a new clock over one of the same length at this column. Since this happens every second, it
 * draws only the characters that differ, and answers where they are.
 */
export function drawClock(canvas: Canvas, column: number, before: string, now: string): Area {
  let [first, end] = [0, now.length];
  while (first < end && before.charAt(first) === now.charAt(first)) first += 1;
  while (end > first && before.charAt(end - 1) === now.charAt(end - 1)) end -= 1;
  canvas.put(0, column + first, now.slice(first, end), 'header');
  return { left: column + first, top: 0, columns: end - first, rows: 1 };
}

/** Draws the top row of a canvas of `draw` again. */
export function drawTop(canvas: Canvas, header: HeaderView): void {
  const areas = geometry(canvas);
  if (areas.tooSmall) return;
  canvas.fill(0, 0, canvas.columns, ' ', 'plain');
  drawHeader(canvas, header, canvas.columns);
}

/** Draws the whole screen as cells. Pure; never throws, whatever the size. */
export function draw(view: ConsoleView, size: Size): Canvas {
  const canvas = new Canvas(size.columns, size.rows);
  const areas = geometry(size);
  drawHeader(canvas, view.header, size.columns);
  frame(canvas);
  let hidden = 0;
  if (view.dialogue === null) {
    divider(canvas, areas.itemPage.left - 2);
    drawMenu(canvas, view.menu, areas);
    drawItemPage(canvas, view.itemPage, areas);
    frameTitle(canvas, areas.menu, view.menu.title);
    frameTitle(canvas, areas.itemPage, view.itemPage.title);
    drawKeys(canvas, view.keys, size.columns);
  } else {
    hidden = drawDialogue(canvas, view.dialogue, areas.dialogue);
    frameTitle(canvas, areas.dialogue, view.dialogue.title);
    drawKeys(canvas, view.dialogue.keys, size.columns);
  }
  if (view.overviewColumn !== null && areas.overviewColumn !== null)
    drawOverviewColumn(canvas, view.overviewColumn, areas.overviewColumn);
  if (hidden > 0) frameNote(canvas, words.hidden(hidden));
  else if (areas.small && !areas.tooSmall) frameNote(canvas, words.small(size.columns, size.rows));
  if (areas.tooSmall) {
    canvas.fill(0, 0, size.columns, ' ', 'warning');
    canvas.put(0, 0, words.tooSmall(size.columns, size.rows), 'warning');
  }
  return canvas;
}
