/** The rows of a page's texts beside its list, fields or steps. */
export interface Room {
  /** Rows of the text above, from its first. */
  readonly above: number;
  /** Rows of the text below, from its first. */
  readonly below: number;
  /** Blank rows between the parts. */
  readonly gap: 0 | 1;
  /** Rows of both texts that have no room. */
  readonly hidden: number;
}

/**
 * Shares an area's rows. `needed` rows are for what the operator works with, and come first: a
 * small window hides text, never the bar or the field.
 */
export function shareRows(rows: number, above: number, below: number, needed: number): Room {
  const gaps = (above === 0 ? 0 : 1) + (below === 0 ? 0 : 1);
  if (above + below + gaps + needed <= rows) return { above, below, gap: 1, hidden: 0 };
  const spare = Math.max(0, rows - needed);
  // Each text has half of what is left, and what the other one does not need.
  const shownBelow = Math.min(below, Math.max(Math.ceil(spare / 2), spare - above));
  const shownAbove = Math.min(above, spare - shownBelow);
  return {
    above: shownAbove,
    below: shownBelow,
    gap: 0,
    hidden: above - shownAbove + below - shownBelow,
  };
}
