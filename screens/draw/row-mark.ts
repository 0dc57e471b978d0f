import type { Style } from './canvas.js';

/** The style of a row of a menu or list. */
export function rowStyle(selected: boolean, disabled: boolean): Style {
  if (selected) return disabled ? 'barDisabled' : 'bar';
  return disabled ? 'disabled' : 'plain';
}

/**
 * The two cells before a row. Colour is never the only sign: the bar also has an arrow, and a
 * disabled row a dash, also under the bar.
 */
export function rowMark(selected: boolean, disabled: boolean): string {
  if (selected) return disabled ? '>-' : '> ';
  return disabled ? '- ' : '  ';
}
