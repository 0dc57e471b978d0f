import { textWidth } from '../../src/console/index.js';

/** How a table's columns stand: the width of each (0: left out) and the blanks between them. */
export interface TableLayout {
  readonly widths: readonly number[];
  readonly gap: number;
}

const wide = 2;
const narrow = 1;
/** A column that has to be narrower says nothing any more and is left out. */
const narrowest = 4;

const sum = (widths: readonly number[], gap: number): number => {
  const shown = widths.filter((width) => width > 0);
  return shown.reduce((total, width) => total + width, 0) + gap * Math.max(0, shown.length - 1);
};

/**
 * The widths with the widest of these columns made narrower, a cell at a time, until all fit or
 * none can give any more.
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
 * Each column as wide as its widest cell. Where they do not all fit, the gaps close first; then the
 * `spare` columns are left out, the first of them first, since half a word says less than none;
 * only then the widest of the others gives way.
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
