import type { Abilities } from './abilities.js';
import { blank, type Glyph, type GlyphRow } from './glyph.js';
import { motion, type Place } from './motion.js';
import { change, plainPen, type Pen } from './pen.js';

/** Something to be sent, growing piece by piece, and how the terminal will stand after it. */
export class EscapeBuffer {
  text = '';
  bytes = 0;
  /** null: nobody knows. */
  #at: Place | null = null;
  /** Whether the terminal agrees: some think otherwise of how wide a character is. */
  #sure = false;
  #pen: Pen = plainPen;
  #graphic = false;

  /**
   * Begins with the terminal's own look, and a cursor of which nothing is known. `columns`: how
   * wide the screen is.
   */
  constructor(
    readonly can: Abilities,
    readonly columns: number,
  ) {}

  /** Another draft that begins alike. */
  fork(): EscapeBuffer {
    const fork = new EscapeBuffer(this.can, this.columns);
    fork.become(this);
    return fork;
  }

  /** Takes the place of this one. */
  become(other: EscapeBuffer): void {
    [this.text, this.bytes] = [other.text, other.bytes];
    [this.#at, this.#sure, this.#pen, this.#graphic] = [
      other.#at,
      other.#sure,
      other.#pen,
      other.#graphic,
    ];
  }

  /** Whether blanks come out as blanks without a change of the pen. */
  get leavesBlanks(): boolean {
    return this.#pen.leavesBlanks;
  }

  /** How many bytes a move from one column to another takes. */
  distance(row: number, from: number, to: number): number {
    return motion({ row, column: from }, { row, column: to }, this.can).length;
  }

  /**
   * Moves the cursor; over what stands `between`, if that is known, by writing it again where that
   * takes no more.
   */
  move(to: Place, between: GlyphRow = []): void {
    const at = this.#at;
    if (at?.row === to.row && at.column === to.column) return;
    const way = motion(this.#sure ? at : null, to, this.can);
    const over =
      this.#sure &&
      at?.row === to.row &&
      to.column > at.column &&
      to.column - at.column <= way.length
        ? between.slice(at.column, to.column)
        : [];
    if (
      over.length > 0 &&
      over.every((glyph) => glyph.columns === 1 && this.#fits(glyph)) &&
      over.reduce((sum, { bytes }) => sum + bytes, 0) <= way.length
    ) {
      for (const glyph of over) this.write(glyph);
      return;
    }
    this.#send(way);
    this.#at = to;
    this.#sure = true;
  }

  /** Writes one glyph where the cursor is. */
  write(glyph: Glyph): void {
    if (!this.#fits(glyph)) {
      this.#charset(glyph.graphic);
      this.#take(glyph.pen);
    }
    this.text += glyph.text;
    this.bytes += glyph.bytes;
    this.#sure &&= glyph.columns === 1;
    const at = this.#at;
    // After the last column terminals differ in where the cursor is.
    this.#at =
      at === null || at.column + glyph.columns >= this.columns
        ? null
        : { row: at.row, column: at.column + glyph.columns };
  }

  /** Takes a pen that leaves blanks, that of what comes next where it does. */
  takeForBlanks(next: Pen | undefined): void {
    if (!this.#pen.leavesBlanks) this.#take(next?.leavesBlanks === true ? next : plainPen);
  }

  /** Erases from here to the end of the row. */
  eraseToEnd(): void {
    this.#send(this.can.eraseToEnd);
  }

  /** Erases so many cells from here. */
  eraseCells(count: number): void {
    this.#send(`\x1b[${count}X`);
  }

  /** Erases everything. */
  clear(): void {
    this.#send(this.can.clear);
    this.#at = { row: 0, column: 0 };
    this.#sure = true;
  }

  /**
   * Leaves the terminal in its own look and character set, so that whatever else writes to it comes
   * out as it was meant, and the cursor at a place (null: anywhere).
   */
  finish(caret: Place | null): void {
    this.#charset(false);
    this.#take(plainPen);
    if (caret !== null) this.move(caret);
  }

  #fits(glyph: Glyph): boolean {
    if (glyph === blank) return this.#pen.leavesBlanks;
    return glyph.columns === 0 || (glyph.pen === this.#pen && glyph.graphic === this.#graphic);
  }

  #take(pen: Pen): void {
    this.#send(change(this.#pen, pen));
    this.#pen = pen;
  }

  #charset(graphic: boolean): void {
    if (graphic === this.#graphic) return;
    this.#send(graphic ? this.can.graphicsOn : this.can.graphicsOff);
    this.#graphic = graphic;
  }

  /** Text of ASCII alone. */
  #send(text: string): void {
    this.text += text;
    this.bytes += text.length;
  }
}
