import type { Style } from './canvas.js';

/** The style of a row of a menu or list. */
export function rowStyle(selected: boolean, disabled: boolean): Style {
  if (selected) return disabled ? 'barDisabled' : 'bar';
  return disabled ? 'disabled' : 'plain';
}

/**
 * The sign before a row. Colour is never the only sign: the bar has an arrow, and a disabled row a
 * dash. Under the bar the dash stands behind the row.
 */
export function rowMark(selected: boolean, disabled: boolean): string {
  if (selected) return '>';
  return disabled ? disabledMark : ' ';
}

/** The sign of a row that cannot be chosen. */
export const disabledMark = '-';
