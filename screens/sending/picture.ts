import type { Area } from '../../src/dialogue/index.js';
import type { Canvas } from '../canvas.js';
import type { Abilities } from './abilities.js';
import { Draft } from './draft.js';
import { blank, type GlyphRow, type Glyphs } from './glyph.js';
import type { Place } from './motion.js';
import { differs, sendRow, type Stretch } from './row.js';

/** A whole picture is sent anew only where that may be shorter: what differs in fewer bytes than this never is. */
const clearingPays = 400;

/** Some of what differs, as bytes; `complete`: that is all of it. */
export interface Sent {
  readonly text: string;
  readonly bytes: number;
  readonly complete: boolean;
}

/** The picture a terminal shows, and the shortest way from it to another one. */
export class Picture {
  #rows: GlyphRow[] = [];
  /** null: nobody knows. */
  #caret: Place | null = null;

  constructor(private readonly glyphs: Glyphs, private readonly can: Abilities) {}

  /** The terminal was cleared; it is `rows` high and `columns` wide. */
  cleared(columns: number, rows: number): void {
    this.#caret = null;
    const empty = Array.from({ length: columns }, () => blank);
    this.#rows = Array.from({ length: rows }, () => empty);
  }

  /**
   * What brings the terminal to what is drawn, but for what lies outside of `area`, and puts the cursor where the canvas has it. After
   * `budget` bytes it may stop behind any row, those of the bar first: what is left goes with the next picture.
   */
  turn(canvas: Canvas, budget: number, area: Area): Sent {
    const wanted = this.#rows.map((_, at) => this.glyphs.row(canvas, at));
    const stretch: Stretch = { from: area.left, end: Math.min(area.left + area.columns, canvas.columns) };
    const stale = wanted.flatMap((glyphs, at) => (at >= area.top && at < area.top + area.rows && differs(this.#rows[at] ?? [], glyphs, stretch) ? [at] : []));
    const { row, column } = canvas.caret;
    if (stale.length === 0 && this.#caret?.row === row && this.#caret.column === column) return { text: '', bytes: 0, complete: true };
    const bar = [row, this.#caret?.row];
    this.#caret = { row, column };
    const draft = new Draft(this.can, canvas.columns);
    const ordered = budget === Infinity ? stale : [...stale.filter((at) => bar.includes(at)), ...stale.filter((at) => !bar.includes(at))];
    for (const [at, next] of ordered.entries()) {
      // Never half of the bar's move: it would stand in two rows.
      if (draft.bytes >= budget && !bar.includes(next)) return this.#sent(draft, canvas, ordered.slice(0, at), wanted, stretch, false);
      sendRow(draft, next, this.#rows[next] ?? [], wanted[next] ?? [], stretch);
    }
    if (budget === Infinity && draft.bytes >= clearingPays && stretch.from === 0 && stretch.end === canvas.columns && area.rows >= canvas.rows) this.#tryAnew(draft, wanted, stretch);
    return this.#sent(draft, canvas, ordered, wanted, stretch, true);
  }

  #tryAnew(draft: Draft, wanted: readonly GlyphRow[], stretch: Stretch): void {
    const anew = new Draft(this.can, draft.columns);
    anew.clear();
    const empty = wanted[0]?.map(() => blank) ?? [];
    for (const [row, glyphs] of wanted.entries()) {
      if (differs(empty, glyphs, stretch)) sendRow(anew, row, empty, glyphs, stretch);
      if (anew.bytes >= draft.bytes) return;
    }
    draft.become(anew);
  }

  #sent(draft: Draft, { caret }: Canvas, rows: readonly number[], wanted: readonly GlyphRow[], { from, end }: Stretch, complete: boolean): Sent {
    for (const row of rows) {
      const now = wanted[row] ?? [];
      this.#rows[row] = (this.#rows[row] ?? []).map((glyph, column) => (column >= from && column < end ? now[column] ?? glyph : glyph));
    }
    draft.finish(caret);
    return { text: draft.text, bytes: draft.bytes, complete };
  }
}
