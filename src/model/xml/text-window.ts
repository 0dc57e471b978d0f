import { XmlError } from './issue.js';

/**
 * The part of a long text that is being read. The text comes in pieces, and the parts already read
 * are dropped. Offsets (`at`) count within the window.
 */
export class TextWindow {
  text = '';
  at = 0;
  /** Characters dropped so far: `base + at` is the offset in the whole text. */
  private base = 0;
  /** Offset in the window where the current item began. */
  private begun = 0;
  private readonly pieces: Iterator<string>;

  /** `limit`: the most characters that one item may have. */
  constructor(
    pieces: Iterable<string>,
    private readonly limit: number,
  ) {
    this.pieces = pieces[Symbol.iterator]();
  }

  /** Converts an offset in the window to one in the whole text. */
  offset(at = this.at): number {
    return this.base + at;
  }

  /** Starts a new item at `at`. The text before it may be dropped. */
  begin(): void {
    if (this.at >= 65_536) {
      this.text = this.text.slice(this.at);
      this.base += this.at;
      this.at = 0;
    }
    this.begun = this.at;
  }

  /** Closes the source. The rest of the text will not be read. */
  close(): void {
    this.pieces.return?.();
  }

  /**
   * Reads on, and doubles the current item each time, so that a long item is not joined a hundred
   * times. false at the end of the text.
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

  /** Code of the character `ahead` places from here; NaN beyond the end of the text. */
  code(ahead = 0): number {
    while (this.at + ahead >= this.text.length && this.more());
    return this.text.charCodeAt(this.at + ahead);
  }

  /** Whether the text continues with `word`. */
  startsWith(word: string): boolean {
    while (this.at + word.length > this.text.length && this.more());
    return this.text.startsWith(word, this.at);
  }

  /** Offset of the next `word`, from `start` on; -1 when there is none. */
  find(word: string, start: number): number {
    for (let from = start; ;) {
      const found = this.text.indexOf(word, from);
      if (found >= 0) return found;
      // The word may lie across the border of two pieces.
      from = Math.max(start, this.text.length - word.length + 1);
      if (!this.more()) return -1;
    }
  }

  /**
   * Offset of the next character from here on that `pattern` (global) matches; the end of the text
   * when there is none.
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
