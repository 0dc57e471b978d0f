import type { Abilities } from './abilities.js';
import { blank, type Glyph, type GlyphRow } from './glyph.js';
import { motion, type Place } from './motion.js';
import { change, plainPen, type Pen } from './pen.js';

/** Output that grows piece by piece, and the terminal's state after it. */
export class EscapeBuffer {
  text = '';
  bytes = 0;
  /** The cursor's row and column; the row is null when the place is not known. */
  #row: number | null = null;
  #column = 0;
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
    this.text = other.text;
    this.bytes = other.bytes;
    this.#row = other.#row;
    this.#column = other.#column;
    this.#sure = other.#sure;
    this.#pen = other.#pen;
    this.#graphic = other.#graphic;
  }

  /** How many bytes a move from one column to another takes. */
  distance(row: number, from: number, to: number): number {
    return motion({ row, column: from }, { row, column: to }, this.can).length;
  }

  /**
   * Moves the cursor. When the glyphs `between` are known and rewriting them is not longer, they
   * are written instead of a move.
   */
  move(row: number, column: number, between: GlyphRow = []): void {
    const from = this.#column;
    if (this.#row === row && from === column) return;
    const known = this.#sure && this.#row !== null ? { row: this.#row, column: from } : null;
    const way = motion(known, { row, column }, this.can);
    if (known?.row === row && this.#isNoLonger(between, from, column, way.length)) {
      for (let at = from; at < column; at += 1) this.write(between[at] ?? blank);
      return;
    }
    this.#send(way);
    this.#row = row;
    this.#column = column;
    this.#sure = true;
  }

  /** Whether these glyphs can be written with the pen as it is, in at most this many bytes. */
  #isNoLonger(glyphs: GlyphRow, from: number, end: number, most: number): boolean {
    if (end <= from || end - from > most || glyphs.length < end) return false;
    let bytes = 0;
    for (let at = from; at < end; at += 1) {
      const glyph = glyphs[at];
      if (glyph?.columns !== 1 || !this.#fits(glyph)) return false;
      bytes += glyph.bytes;
    }
    return bytes <= most;
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
    this.#column += glyph.columns;
    // Terminals differ in where the cursor is after the last column.
    if (this.#column >= this.columns) this.#row = null;
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

  /**
   * Returns to the terminal's own look and character set, so that other output is shown correctly.
   * Puts the cursor at a place (null: anywhere).
   */
  finish(caret: Place | null): void {
    this.#charset(false);
    this.#take(plainPen);
    if (caret !== null) this.move(caret.row, caret.column);
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
