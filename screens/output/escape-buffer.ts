import type { Abilities } from './abilities.js';
import { blank, type Glyph, type GlyphRow } from './glyph.js';
import { motion, type Place } from './motion.js';
import { change, plainPen, type Pen } from './pen.js';

/** Output that grows piece by piece, and the terminal's state after it. */
export class EscapeBuffer {
  text = '';
  bytes = 0;
  /** The cursor's place; null: not known. */
  #at: Place | null = null;
  /** Whether the terminal surely agrees. Terminals differ on how wide some characters are. */
  #sure = false;
  #pen: Pen = plainPen;
  #graphic = false;

  /**
   * Starts with the terminal's own look and an unknown cursor. `columns`: the width of the screen.
   */
  constructor(
    readonly can: Abilities,
    readonly columns: number,
  ) {}

  /** A copy of this draft, to try another way. */
  fork(): EscapeBuffer {
    const fork = new EscapeBuffer(this.can, this.columns);
    fork.become(this);
    return fork;
  }

  /** Replaces this draft's content by another's. */
  become(other: EscapeBuffer): void {
    [this.text, this.bytes] = [other.text, other.bytes];
    [this.#at, this.#sure, this.#pen, this.#graphic] = [
      other.#at,
      other.#sure,
      other.#pen,
      other.#graphic,
    ];
  }

  /** Whether blanks can be written without changing the pen. */
  get leavesBlanks(): boolean {
    return this.#pen.leavesBlanks;
  }

  /** How many bytes a move from one column to another takes. */
  distance(row: number, from: number, to: number): number {
    return motion({ row, column: from }, { row, column: to }, this.can).length;
  }

  /**
   * Moves the cursor. When the glyphs `between` are known and rewriting them is not longer, they
   * are written instead of a move.
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
    // Terminals differ in where the cursor is after the last column.
    this.#at =
      at === null || at.column + glyph.columns >= this.columns
        ? null
        : { row: at.row, column: at.column + glyph.columns };
  }

  /** Takes a pen that writes plain blanks: the next glyph's pen when it does so. */
  takeForBlanks(next: Pen | undefined): void {
    if (!this.#pen.leavesBlanks) this.#take(next?.leavesBlanks === true ? next : plainPen);
  }

  /** Erases from the cursor to the end of the row. */
  eraseToEnd(): void {
    this.#send(this.can.eraseToEnd);
  }

  /** Erases from the start of the row up to the cursor, its cell too. */
  eraseToStart(): void {
    this.#send(this.can.eraseToStart);
  }

  /** Erases this many cells from the cursor on. */
  eraseCells(count: number): void {
    this.#send(`\x1b[${count}X`);
  }

  /** Erases the whole screen. */
  clear(): void {
    this.#send(this.can.clear);
    this.#at = { row: 0, column: 0 };
    this.#sure = true;
  }

  /**
   * Returns to the terminal's own look and character set, so that other output is shown correctly.
   * Puts the cursor at a place (null: anywhere).
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

  /** Adds ASCII text, one byte for each character. */
  #send(text: string): void {
    this.text += text;
    this.bytes += text.length;
  }
}
