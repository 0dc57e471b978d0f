import type { EscapeBuffer } from './escape-buffer.js';
import { blank, type GlyphRow, type Stretch } from './glyph.js';

/**
 * From this many cells on, it pays to erase to the end of the row, or from its start, and write the
 * text of the rest again.
 */
const fewestErased = 6;

/** The columns of a stretch that must be sent. The two halves of a wide character go together. */
function staleColumns(
  shown: GlyphRow,
  wanted: GlyphRow,
  { from, end }: Stretch,
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

/** The first column in the stretch for which `is` is true; else `end`. */
function firstOf({ from, end }: Stretch, is: (column: number) => boolean): number {
  let column = from;
  while (column < end && !is(column)) column += 1;
  return column;
}

/** Sends the differences in a stretch, from left to right. */
function sendStretch(
  draft: EscapeBuffer,
  row: number,
  shown: GlyphRow,
  wanted: GlyphRow,
  { from, end }: Stretch,
): void {
  const stale = staleColumns(shown, wanted, { from, end });
  const next = (column: number): number =>
    firstOf({ from: column, end }, (at) => stale[at] === true);
  for (let column = next(from); column < end; column = next(column)) {
    const glyph = wanted[column] ?? blank;
    if (glyph === blank) column = sendBlanks(draft, row, wanted, stale, { from: column, end });
    else {
      draft.move({ row, column }, wanted);
      draft.write(glyph);
      column += glyph.columns;
    }
  }
}

/** Sends the blanks from `from` on in the shortest way. Answers the column behind them. */
function sendBlanks(
  draft: EscapeBuffer,
  row: number,
  wanted: GlyphRow,
  stale: readonly boolean[],
  { from, end }: Stretch,
): number {
  const behind = firstOf({ from, end }, (column) => wanted[column] !== blank);
  let last = behind;
  while (stale[last - 1] !== true) last -= 1;
  const count = last - from;
  draft.move({ row, column: from }, wanted);
  const next = firstOf({ from: last, end }, (column) => stale[column] === true);
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
function clearings(shown: GlyphRow, wanted: GlyphRow): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let column = 0; column < wanted.length; column += 1) {
    if (wanted[column] !== blank || (column > 0 && wanted[column - 1] === blank)) continue;
    const end = firstOf({ from: column, end: wanted.length }, (at) => wanted[at] !== blank);
    const erased = shown.slice(column, end).filter((glyph) => glyph !== blank).length;
    if (end < wanted.length && erased >= fewestErased) found.push({ from: column, end });
  }
  return found;
}

/** Whether anything differs in a stretch. */
export function differs(shown: GlyphRow, wanted: GlyphRow, { from, end }: Stretch): boolean {
  return firstOf({ from, end }, (column) => shown[column] !== wanted[column]) < end;
}

/** Sends the differences in a row, in the shortest of the ways tried. */
export function sendRow(
  draft: EscapeBuffer,
  row: number,
  shown: GlyphRow,
  wanted: GlyphRow,
  stretch: Stretch,
): void {
  const ways = [draft.fork()];
  const [straight = draft] = ways;
  sendStretch(straight, row, shown, wanted, stretch);
  const { eraseToEnd, eraseToStart } = draft.can;
  for (const { from, end } of clearings(shown, wanted)) {
    if (eraseToEnd !== '' && from >= stretch.from && stretch.end === draft.columns) {
      const way = draft.fork();
      sendStretch(way, row, shown, wanted, { from: stretch.from, end: from });
      way.move({ row, column: from }, wanted);
      way.takeForBlanks(undefined);
      way.eraseToEnd();
      sendStretch(
        way,
        row,
        shown.map((glyph, at) => (at < from ? glyph : blank)),
        wanted,
        { from, end: stretch.end },
      );
      ways.push(way);
    }
    if (eraseToStart !== '') {
      const way = draft.fork();
      way.move({ row, column: end - 1 }, wanted);
      way.takeForBlanks(undefined);
      way.eraseToStart();
      // What is before the stretch is erased too.
      sendStretch(
        way,
        row,
        shown.map((glyph, at) => (at < end ? blank : glyph)),
        wanted,
        { from: 0, end: stretch.end },
      );
      ways.push(way);
    }
  }
  draft.become(ways.reduce((best, way) => (way.bytes < best.bytes ? way : best)));
}
