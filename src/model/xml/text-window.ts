import { XmlError } from './fault.js';

/**
 * What of a long text is being looked at: it comes in pieces, and what has been read is let go.
 * Offsets (`at`) count within the window.
 */
export class TextWindow {
  text = '';
  at = 0;
  /** Characters let go so far: `base + at` is the offset in the whole text. */
  private base = 0;
  /** Where in the window that began which is being read. */
  private begun = 0;
  private readonly pieces: Iterator<string>;

  /** `limit`: characters of the longest thing that may begin. */
  constructor(
    pieces: Iterable<string>,
    private readonly limit: number,
  ) {
    this.pieces = pieces[Symbol.iterator]();
  }

  /** The offset in the whole text of an offset in the window. */
  offset(at = this.at): number {
    return this.base + at;
  }

  /** Something new begins at `at`: what lies before it is let go. */
  begin(): void {
    if (this.at >= 65_536) {
      this.text = this.text.slice(this.at);
      this.base += this.at;
      this.at = 0;
    }
    this.begun = this.at;
  }

  /** The rest of the text will not be asked for. */
  close(): void {
    this.pieces.return?.();
  }

  /**
   * Takes in as much again as there is of what has begun, so that what is long is not put together
   * a hundred times; false at the end of the text.
   */
  more(): boolean {
    const ahead = this.text.length - this.begun;
    if (ahead > this.limit)
      throw new XmlError({
        at: this.offset(this.begun),
        reason: `what begins here has more than ${this.limit} characters`,
      });
    const parts = [this.text];
    for (let taken = 0; taken <= ahead && ahead + taken <= this.limit;) {
      const next = this.pieces.next();
      if (next.done === true) break;
      parts.push(next.value);
      taken += next.value.length;
    }
    this.text = parts.join('');
    return parts.length > 1;
  }

  /** Code of the character `ahead` of here; NaN beyond the end of the text. */
  code(ahead = 0): number {
    while (this.at + ahead >= this.text.length && this.more());
    return this.text.charCodeAt(this.at + ahead);
  }

  /** Whether `word` stands here. */
  startsWith(word: string): boolean {
    while (this.at + word.length > this.text.length && this.more());
    return this.text.startsWith(word, this.at);
  }

  /** Where `word` stands next, from `start` on; -1 when it does not come any more. */
  find(word: string, start: number): number {
    for (let from = start; ;) {
      const found = this.text.indexOf(word, from);
      if (found >= 0) return found;
      // It may lie across the seam of two pieces.
      from = Math.max(start, this.text.length - word.length + 1);
      if (!this.more()) return -1;
    }
  }

  /**
   * Where the next character that `pattern` (global) matches stands, from here on; the end of the
   * text when none comes.
   */
  search(pattern: RegExp): number {
    for (let from = this.at; ;) {
      pattern.lastIndex = from;
      const found = pattern.exec(this.text)?.index;
      if (found !== undefined) return found;
      from = this.text.length;
      if (!this.more()) return this.text.length;
    }
  }
}
