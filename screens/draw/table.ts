import { textWidth } from '../../src/text/index.js';

/** The layout of a table's columns: the width of each (0: left out) and the blanks between them. */
export interface TableLayout {
  readonly widths: readonly number[];
  readonly gap: number;
}

const wide = 2;
const narrow = 1;
/** A column narrower than this is left out, because it says nothing. */
const narrowest = 4;

const sum = (widths: readonly number[], gap: number): number => {
  const shown = widths.filter((width) => width > 0);
  return shown.reduce((total, width) => total + width, 0) + gap * Math.max(0, shown.length - 1);
};

/**
 * Makes the widest of these columns narrower, one cell at a time, until all fit or none can shrink
 * further.
 */
function shrunk(
  widths: readonly number[],
  indexes: readonly number[],
  gap: number,
  columns: number,
): readonly number[] {
  const next = [...widths];
  while (sum(next, gap) > columns) {
    const widest = Math.max(...indexes.map((index) => next[index] ?? 0));
    if (widest <= narrowest) break;
    next[next.indexOf(widest)] = widest - 1;
  }
  return next;
}

/**
 * Each column is as wide as its widest cell. If they do not all fit, three steps follow. The gaps
 * close. Then the `spare` columns are left out, first one first, since half a word is worse than
 * none. Then the widest of the other columns shrinks.
 */
export function tableLayout(
  rows: readonly (readonly string[])[],
  columns: number,
  spare: readonly number[] = [],
): TableLayout {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const whole = Array.from({ length: count }, (_, index) =>
    Math.max(0, ...rows.map((row) => textWidth(row[index] ?? ''))),
  );
  if (sum(whole, wide) <= columns) return { widths: whole, gap: wide };
  let widths: readonly number[] = whole;
  for (const index of spare) {
    if (sum(widths, narrow) <= columns) break;
    widths = widths.map((width, at) => (at === index ? 0 : width));
  }
  const gap = sum(widths, wide) <= columns ? wide : narrow;
  return {
    widths: shrunk(
      widths,
      widths.flatMap((width, index) => (width > 0 ? [index] : [])),
      gap,
      columns,
    ),
    gap,
  };
}
