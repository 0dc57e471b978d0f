import type { EscapeBuffer } from './escape-buffer.js';
import { blank, type GlyphRow, type ColumnRange } from './glyph.js';

/**
 * From this many cells on, it pays to erase to the end of the row, or from its start, and write the
 * text of the rest again.
 */
const fewestErased = 6;

/** The columns of a stretch that must be sent. The two halves of a wide character go together. */
function staleColumns(
  shown: GlyphRow,
  wanted: GlyphRow,
  { from, end }: ColumnRange,
): readonly boolean[] {
  const stale = Array<boolean>(wanted.length).fill(false);
  for (let column = from; column < end; column += 1) {
    const half = wanted[column]?.columns === 0 && stale[column - 1] === true;
    stale[column] =
      half ||
      shown[column] !== wanted[column] ||
      (wanted[column]?.columns === 2 && shown[column + 1] !== wanted[column + 1]);
  }
  return stale;
}

/**
 * Sends the differences in a stretch, from left to right. Stops when the draft has `most` bytes:
 * another way is better then.
 */
function sendStretch(
  draft: EscapeBuffer,
  row: number,
  shown: GlyphRow,
  wanted: GlyphRow,
  { from, end }: ColumnRange,
  most: number,
): void {
  const stale = staleColumns(shown, wanted, { from, end });
  for (let column = from; column < end && draft.bytes < most;) {
    const glyph = wanted[column] ?? blank;
    if (stale[column] !== true) column += 1;
    else if (glyph === blank) column = sendBlanks(draft, row, wanted, stale, { from: column, end });
    else {
      draft.move(row, column, wanted);
      draft.write(glyph);
      column += glyph.columns;
    }
  }
}

/** The first column from `from` on that is wanted and not blank; else `end`. */
function endOfBlanks(wanted: GlyphRow, { from, end }: ColumnRange): number {
  let column = from;
  while (column < end && wanted[column] === blank) column += 1;
  return column;
}

/** Sends the blanks from `from` on in the shortest way. Answers the column behind them. */
function sendBlanks(
  draft: EscapeBuffer,
  row: number,
  wanted: GlyphRow,
  stale: readonly boolean[],
  { from, end }: ColumnRange,
): number {
  const behind = endOfBlanks(wanted, { from, end });
  let last = behind;
  while (stale[last - 1] !== true) last -= 1;
  const count = last - from;
  draft.move(row, from, wanted);
  let next = last;
  while (next < end && stale[next] !== true) next += 1;
  draft.takeForBlanks(wanted[next]?.pen);
  const { can, columns } = draft;
  if (behind === columns && can.eraseToEnd !== '' && count > can.eraseToEnd.length) {
    draft.eraseToEnd();
    return columns;
  }
  const to = (column: number): number => (next === end ? 0 : draft.distance(row, column, next));
  if (can.eraseCells && `\x1b[${count}X`.length + to(from) < count + to(last))
    draft.eraseCells(count);
  else for (let column = from; column < last; column += 1) draft.write(blank);
  return last;
}

/** Wanted blanks, with other text behind them, in place of a text that may be worth erasing. */
function clearings(shown: GlyphRow, wanted: GlyphRow): readonly ColumnRange[] {
  const found: ColumnRange[] = [];
  for (let from = 0; from < wanted.length; from += 1) {
    if (wanted[from] !== blank) continue;
    const end = endOfBlanks(wanted, { from, end: wanted.length });
    let erased = 0;
    for (let column = from; column < end; column += 1) if (shown[column] !== blank) erased += 1;
    if (end < wanted.length && erased >= fewestErased) found.push({ from, end });
    from = end;
  }
  return found;
}

/** Whether anything differs in a stretch. */
export function differs(shown: GlyphRow, wanted: GlyphRow, { from, end }: ColumnRange): boolean {
  for (let column = from; column < end; column += 1)
    if (shown[column] !== wanted[column]) return true;
  return false;
}

/** Sends the differences in a row, in the shortest of the ways tried. */
export function sendRow(
  draft: EscapeBuffer,
  row: number,
  shown: GlyphRow,
  wanted: GlyphRow,
  stretch: ColumnRange,
): void {
  let best = draft.fork();
  sendStretch(best, row, shown, wanted, stretch, Infinity);
  const { eraseToEnd, eraseToStart } = draft.can;
  for (const { from, end } of clearings(shown, wanted)) {
    if (eraseToEnd !== '' && from >= stretch.from && stretch.end === draft.columns) {
      const way = draft.fork();
      sendStretch(way, row, shown, wanted, { from: stretch.from, end: from }, best.bytes);
      way.move(row, from, wanted);
      way.takeForBlanks(undefined);
      way.eraseToEnd();
      const rest = { from, end: stretch.end };
      sendStretch(way, row, shown.slice().fill(blank, from), wanted, rest, best.bytes);
      if (way.bytes < best.bytes) best = way;
    }
    if (eraseToStart !== '') {
      const way = draft.fork();
      way.move(row, end - 1, wanted);
      way.takeForBlanks(undefined);
      way.eraseToStart();
      // What is before the stretch is erased too.
      const whole = { from: 0, end: stretch.end };
      sendStretch(way, row, shown.slice().fill(blank, 0, end), wanted, whole, best.bytes);
      if (way.bytes < best.bytes) best = way;
    }
  }
  draft.become(best);
}
