import { charWidth } from '../../src/text/index.js';
import { blankCell, type Cell, type Style } from '../draw/canvas.js';
import { decGraphic, toTerminal, type Charset } from './charset.js';
import type { Theme } from '../draw/theme.js';
import type { Abilities } from './abilities.js';
import { penFor, plainPen, type Pen } from './pen.js';

/**
 * The content of a terminal cell. Equal glyphs are the same object, so that pictures are compared
 * quickly.
 */
export interface Glyph {
  /** The text to send; '' for the right half of a wide character. */
  readonly text: string;
  readonly bytes: number;
  /** Width in cells; 0 for the right half of a wide character. */
  readonly columns: 0 | 1 | 2;
  readonly pen: Pen;
  /** Whether `text` is a DEC graphics character. */
  readonly graphic: boolean;
}

/** The cells of one row, from left to right. */
export type GlyphRow = readonly Glyph[];

/** A range of columns, from `from` up to, but not including, `end`. */
export interface ColumnRange {
  readonly from: number;
  readonly end: number;
}

/** An empty cell in the terminal's own look, as after erasing. */
export const blank: Glyph = { text: ' ', bytes: 1, columns: 1, pen: plainPen, graphic: false };

const rightHalf: Glyph = { text: '', bytes: 0, columns: 0, pen: plainPen, graphic: false };

/** Turns drawn cells into the glyphs that this terminal shows. */
export class Glyphs {
  readonly #pens: ReadonlyMap<string, Pen>;
  readonly #known = new Map<Cell, Glyph>();

  constructor(
    theme: Theme,
    private readonly charset: Charset,
    private readonly can: Pick<Abilities, 'graphic'>,
  ) {
    const made = new Map<string, Pen>();
    this.#pens = new Map(
      Object.entries(theme).map(([style, look]) => {
        const pen = penFor(look);
        const same = made.get(pen.parameters.join(';')) ?? pen;
        made.set(pen.parameters.join(';'), same);
        return [style, same];
      }),
    );
  }

  /**
   * The glyphs of a drawn row. Outside of the stretch the shown glyphs stay. When one half of a
   * wide character was drawn over, the other half becomes a blank.
   */
  row(cells: readonly Cell[], shown: GlyphRow, { from, end }: ColumnRange): GlyphRow {
    const glyphs = shown.slice();
    for (let column = from; column < end; column += 1) {
      const cell = cells[column] ?? blankCell;
      const glyph = this.#glyph(cell);
      const whole =
        glyph.columns === 1 ||
        (glyph.columns === 2 ? cells[column + 1]?.text === '' : glyphs[column - 1]?.columns === 2);
      glyphs[column] = whole ? glyph : this.#make(' ', cell.style);
    }
    return glyphs;
  }

  #glyph(cell: Cell): Glyph {
    let glyph = this.#known.get(cell);
    if (glyph === undefined)
      this.#known.set(
        cell,
        (glyph =
          cell.text === '' && this.charset.unicode ? rightHalf : this.#make(cell.text, cell.style)),
      );
    return glyph;
  }

  #make(text: string, style: Style): Glyph {
    const pen = this.#pens.get(style) ?? plainPen;
    if (text === ' ' && pen.leavesBlanks) return blank;
    const line = this.charset.lines === 'dec' ? decGraphic(text) : null;
    if (line !== null)
      return { text: this.can.graphic(line), bytes: 1, columns: 1, pen, graphic: true };
    const sent = text === '' ? '?' : toTerminal(text, this.charset);
    return {
      text: sent,
      bytes: Buffer.byteLength(sent),
      columns: this.charset.unicode && charWidth(sent) === 2 ? 2 : 1,
      pen,
      graphic: false,
    };
  }
}
