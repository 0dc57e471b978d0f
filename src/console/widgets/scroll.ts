import type { InputEvent } from '../key.js';

/** The first row to show, limited so that a text never scrolls past its end. */
export function clampFirst(first: number, lines: number, rows: number): number {
  return Math.max(0, Math.min(first, lines - rows));
}

/**
 * The first visible row after a key. Up and Down move by a line, PageUp and PageDown by a page
 * (less one row), Home and End to the ends.
 */
export function scrolled(first: number, input: InputEvent, lines: number, rows: number): number {
  if (input.kind !== 'key') return clampFirst(first, lines, rows);
  const page = Math.max(1, rows - 1);
  switch (input.key) {
    case 'up':
      return clampFirst(first - 1, lines, rows);
    case 'down':
      return clampFirst(first + 1, lines, rows);
    case 'pageup':
      return clampFirst(first - page, lines, rows);
    case 'pagedown':
      return clampFirst(first + page, lines, rows);
    case 'home':
      return 0;
    case 'end':
      return clampFirst(lines, lines, rows);
    default:
      return clampFirst(first, lines, rows);
  }
}

/** The items on the screen: from `first` up to, but not including, `end`. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/**
 * The stretch of `count` items in `rows` rows that keeps `focus` visible, in the middle if
 * possible. All items, if they fit.
 */
export function visibleStretch(count: number, focus: number, rows: number): Stretch {
  const last = Math.max(0, count - rows);
  const first = Math.max(0, Math.min(focus - Math.floor(rows / 2), last));
  return { first, end: Math.min(count, first + rows) };
}
