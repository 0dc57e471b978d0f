import type { Tone } from '../../src/console/index.js';
import { clean, charWidth } from '../../src/text/index.js';

/** The meaning of a cell. The theme turns it into colours and attributes. */
export type Style =
  | Tone
  | 'frame'
  | 'title'
  | 'header'
  | 'bar'
  | 'barDisabled'
  | 'key'
  | 'entry'
  | 'entryFocused'
  | 'disabled';

/**
 * One character cell. `text` is one character, or '' in the right half of a wide one. Equal cells
 * are the same object, because pictures are often compared cell by cell.
 */
export interface Cell {
  readonly text: string;
  readonly style: Style;
}

/**
 * The position of the terminal's cursor. It is visible only where the user can type; a hidden one
 * still guides a braille line.
 */
export interface Caret {
  readonly row: number;
  readonly column: number;
  readonly visible: boolean;
}

const cells = new Map<Style, Map<string, Cell>>();

function cellOf(text: string, style: Style): Cell {
  let styled = cells.get(style);
  if (styled === undefined) cells.set(style, (styled = new Map<string, Cell>()));
  let cell = styled.get(text);
  if (cell === undefined) styled.set(text, (cell = { text, style }));
  return cell;
}

/** An empty cell. */
export const blankCell = cellOf(' ', 'plain');

/** Text that needs no check: one column for each character, and harmless. */
const simple = /^[ -~]*$/u;

/**
 * A rectangle of cells. Text outside of it is cut off, so drawing code need not know the screen
 * size.
 */
export class Canvas {
  /** The code that draws the selected item sets it; the last one wins. */
  caret: Caret = { row: 0, column: 0, visible: false };
  readonly #cells: Cell[][];

  /** Makes a canvas of blank cells. */
  constructor(
    readonly columns: number,
    readonly rows: number,
  ) {
    this.#cells = Array.from({ length: rows }, () => new Array<Cell>(columns).fill(blankCell));
  }

  /**
   * Writes at most `limit` columns of `text` and returns the column after the last one. This is the
   * last defence against foreign text: a character that could steer the terminal never gets into a
   * cell. Combining marks are dropped, because about half of our terminals would misplace the text
   * after them.
   */
  put(row: number, column: number, text: string, style: Style, limit = this.columns): number {
    if (!simple.test(text)) return this.#putForeign(row, column, text, style, limit);
    const end = column + Math.min(text.length, limit);
    for (let at = column; at < end; at += 1)
      this.#set(row, at, cellOf(text.charAt(at - column), style));
    return Math.max(column, end);
  }

  /** Writes the same character `columns` times. */
  fill(row: number, column: number, columns: number, character: string, style: Style): void {
    for (let at = column; at < column + columns; at += 1)
      this.#set(row, at, cellOf(character, style));
  }

  /** The cell at a place inside the canvas; blank outside. */
  cell(row: number, column: number): Cell {
    return this.#cells[row]?.[column] ?? blankCell;
  }

  /** The cells of a row; empty when the row is outside. */
  row(row: number): readonly Cell[] {
    return this.#cells[row] ?? [];
  }

  /** The rows as plain text, without trailing blanks: what a screen reader finds. */
  text(): string[] {
    return this.#cells.map((row) =>
      row
        .map((cell) => cell.text)
        .join('')
        .trimEnd(),
    );
  }

  #putForeign(row: number, column: number, text: string, style: Style, limit: number): number {
    let at = column;
    for (const character of clean(text).normalize('NFC')) {
      const columns = charWidth(character);
      if (columns === 0) continue;
      if (at + columns > column + limit) break;
      // A wide character cannot be cut in half at the right edge.
      this.#set(row, at, cellOf(columns === 2 && at + 2 > this.columns ? ' ' : character, style));
      if (columns === 2) this.#set(row, at + 1, cellOf('', style));
      at += columns;
    }
    return at;
  }

  #set(row: number, column: number, cell: Cell): void {
    const line = this.#cells[row];
    // The bottom-right cell stays empty: writing it scrolls terminals that have automatic margins
    // and no pending wrap.
    const last = row === this.rows - 1 && column === this.columns - 1;
    if (line !== undefined && column >= 0 && column < this.columns && !last) line[column] = cell;
  }
}
