import type { Area } from '../../src/console/index.js';
import { blankCell, type Canvas, type Cell } from '../draw/canvas.js';
import type { Abilities } from './abilities.js';
import { EscapeBuffer } from './escape-buffer.js';
import { blank, type GlyphRow, type Glyphs, type ColumnRange } from './glyph.js';
import type { Place } from './motion.js';
import { differs, sendRow } from './row.js';

/** Part or all of a difference, as bytes to send. `complete`: it is all of it. */
export interface Sent {
  readonly text: string;
  readonly bytes: number;
  readonly complete: boolean;
}

/** A row as it was drawn, and its glyphs on the terminal. */
interface Shown {
  readonly cells: readonly Cell[];
  readonly glyphs: GlyphRow;
}

function same(one: readonly Cell[], other: readonly Cell[], { from, end }: ColumnRange): boolean {
  for (let column = from; column < end; column += 1)
    if (one[column] !== other[column]) return false;
  return true;
}

/** The picture on a terminal, and the shortest way to another one. */
export class Picture {
  #rows: Shown[] = [];
  /** The cursor's wanted place since the last picture; null: not known. */
  #caret: Place | null = null;
  /** The cursor is at that place. False between two parts of one picture. */
  #rests = false;

  constructor(
    private readonly glyphs: Glyphs,
    private readonly can: Abilities,
  ) {}

  /** Records that the terminal was cleared, with its size. */
  cleared(columns: number, rows: number): void {
    this.#caret = null;
    const empty: Shown = {
      cells: Array.from({ length: columns }, () => blankCell),
      glyphs: Array.from({ length: columns }, () => blank),
    };
    this.#rows = Array.from({ length: rows }, () => empty);
  }

  /**
   * The output that turns the shown picture into the drawn one, within `area`, and puts the cursor
   * where the canvas has it. After `budget` bytes it may stop behind any row; the rows of the bar
   * go first. The rest goes with the next picture.
   */
  turn(canvas: Canvas, budget: number, area: Area): Sent {
    const stretch: ColumnRange = {
      from: area.left,
      end: Math.min(area.left + area.columns, canvas.columns),
    };
    const stale = this.#stale(canvas, area, stretch);
    const { row, column } = canvas.caret;
    if (
      stale.size === 0 &&
      this.#rests &&
      this.#caret?.row === row &&
      this.#caret.column === column
    )
      return { text: '', bytes: 0, complete: true };
    const bar = [row, this.#caret?.row];
    this.#caret = { row, column };
    const draft = new EscapeBuffer(this.can, canvas.columns);
    const rows = Array.from(stale.keys());
    const ordered =
      budget === Infinity
        ? rows
        : [...rows.filter((at) => bar.includes(at)), ...rows.filter((at) => !bar.includes(at))];
    for (const [at, next] of ordered.entries()) {
      // Never stop in the middle of the bar's move: the bar would be in two rows.
      if (draft.bytes >= budget && !bar.includes(next))
        return this.#sent(draft, canvas, stretch, stale, ordered.slice(0, at), false);
      sendRow(draft, next, this.#glyphs(next), stale.get(next) ?? [], stretch);
    }
    return this.#sent(draft, canvas, stretch, stale, ordered, true);
  }

  #glyphs(row: number): GlyphRow {
    return this.#rows[row]?.glyphs ?? [];
  }

  /** The rows of the area that differ, with their wanted glyphs. */
  #stale(canvas: Canvas, area: Area, stretch: ColumnRange): ReadonlyMap<number, GlyphRow> {
    const stale = new Map<number, GlyphRow>();
    for (let row = area.top; row < Math.min(area.top + area.rows, canvas.rows); row += 1) {
      if (same(this.#rows[row]?.cells ?? [], canvas.row(row), stretch)) continue;
      const shown = this.#glyphs(row);
      const wanted = this.glyphs.row(canvas.row(row), shown, stretch);
      if (differs(shown, wanted, stretch)) stale.set(row, wanted);
    }
    return stale;
  }

  #sent(
    draft: EscapeBuffer,
    canvas: Canvas,
    { from, end }: ColumnRange,
    wanted: ReadonlyMap<number, GlyphRow>,
    rows: readonly number[],
    complete: boolean,
  ): Sent {
    for (const row of rows) {
      const cells = (this.#rows[row]?.cells ?? []).slice();
      for (let column = from; column < end; column += 1) cells[column] = canvas.cell(row, column);
      this.#rows[row] = { cells, glyphs: wanted.get(row) ?? [] };
    }
    this.#rests = complete;
    draft.finish(complete ? canvas.caret : null);
    return { text: draft.text, bytes: draft.bytes, complete };
  }
}
