/** What of a long text is being looked at: it comes in pieces, and what has been read is let go. Offsets (`at`) count within the window. */
export class TextWindow {
  text = '';
  at = 0;
  /** Characters let go so far: `base + at` is the offset in the whole text. */
  private base = 0;
  private readonly pieces: Iterator<string>;

  constructor(pieces: Iterable<string>) {
    this.pieces = pieces[Symbol.iterator]();
  }

  /** The offset in the whole text of an offset in the window. */
  offset(at = this.at): number {
    return this.base + at;
  }

  /** Lets go of what lies before `at`. */
  drop(): void {
    if (this.at < 65_536) return;
    this.text = this.text.slice(this.at);
    this.base += this.at;
    this.at = 0;
  }

  /** The rest of the text will not be asked for. */
  close(): void {
    this.pieces.return?.();
  }

  /** Takes in the next piece; false at the end of the text. */
  more(): boolean {
    const next = this.pieces.next();
    if (next.done === true) return false;
    this.text += next.value;
    return true;
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
    for (let from = start; ; ) {
      const found = this.text.indexOf(word, from);
      if (found >= 0) return found;
      // It may lie across the seam of two pieces.
      from = Math.max(start, this.text.length - word.length + 1);
      if (!this.more()) return -1;
    }
  }

  /** Where the next character that `pattern` (global) matches stands, from here on; the end of the text when none comes. */
  search(pattern: RegExp): number {
    for (let from = this.at; ; ) {
      pattern.lastIndex = from;
      const found = pattern.exec(this.text)?.index;
      if (found !== undefined) return found;
      from = this.text.length;
      if (!this.more()) return this.text.length;
    }
  }
}
