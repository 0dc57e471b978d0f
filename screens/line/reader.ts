import { StringDecoder } from 'node:string_decoder';
import type { TerminalInput } from '../input/keys.js';

/** An input: a line without its end, or the end of all input. */
export type Entry = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'end' };

/**
 * Reads lines from a terminal or a pipe. The terminal itself edits and echoes them, except secrets.
 */
export class LineReader {
  readonly #bytes = new StringDecoder('utf8');
  readonly #lines: string[] = [];
  #rest = '';
  #ended = false;
  #waiting: ((entry: Entry) => void) | null = null;
  #afterReturn = false;
  /** True while the terminal neither echoes nor edits the input. */
  #raw = false;

  /**
   * `interrupted`: Ctrl-C was typed during a secret. `arrived`: there is input that nobody has
   * asked for yet.
   */
  constructor(
    private readonly input: TerminalInput,
    private readonly interrupted: () => void,
    private readonly arrived: () => void,
  ) {
    input.on('data', this.#read);
    input.on('end', this.#end);
    input.on('error', this.#end);
    input.resume();
  }

  /** Reads the next line. `secret`: it is not echoed (on a terminal). */
  next(secret: boolean): Promise<Entry> {
    if (secret) this.#setRaw(true);
    return new Promise((resolve) => {
      this.#waiting = (entry) => {
        if (secret) this.#echo();
        this.#waiting = null;
        resolve(entry);
      };
      this.#deliver();
    });
  }

  /** Stops waiting. A line that is typed now is for the next question. */
  forget(): void {
    this.#waiting = null;
    this.#echo();
  }

  /** Takes the next line if it is there and equals `text`. Answers whether it did. */
  takeIf(text: string): boolean {
    if (this.#lines[0] !== text) return false;
    this.#lines.shift();
    return true;
  }

  /** Stops reading and restores the terminal. */
  close(): void {
    this.forget();
    this.input.removeListener('data', this.#read);
    this.input.removeListener('end', this.#end);
    this.input.removeListener('error', this.#end);
    this.input.pause();
  }

  /**
   * The process is about to stop: restores the terminal for the program that uses it in the
   * meantime.
   */
  suspend(): void {
    if (this.#raw) this.input.setRawMode?.(false);
  }

  /** The process continues. */
  resume(): void {
    if (this.#raw) this.input.setRawMode?.(true);
  }

  #setRaw(raw: boolean): void {
    if (this.input.setRawMode === undefined) return;
    this.input.setRawMode(raw);
    this.#raw = raw;
  }

  /**
   * The terminal edits and echoes again. Return now arrives as a line feed. So a Return before and
   * a line feed after are two keys, not a pair.
   */
  #echo(): void {
    if (this.#raw) this.#afterReturn = false;
    this.#setRaw(false);
  }

  readonly #end = (): void => {
    if (this.#rest !== '') this.#lines.push(this.#rest);
    this.#rest = '';
    this.#ended = true;
    this.#deliver();
  };

  readonly #read = (data: Buffer | string): void => {
    for (const character of typeof data === 'string' ? data : this.#bytes.write(data))
      this.#take(character);
    this.#deliver();
  };

  #take(character: string): void {
    const afterReturn = this.#afterReturn;
    this.#afterReturn = character === '\r';
    if (character === '\n' && afterReturn) return;
    if (character === '\x03') this.interrupted();
    else if (this.#raw && this.#edits(character)) return;
    else if (character === '\n' || character === '\r') {
      this.#lines.push(this.#rest);
      this.#rest = '';
    } else if (character === '\x7f' || character === '\b')
      this.#rest = Array.from(this.#rest).slice(0, -1).join('');
    else this.#rest += character;
  }

  /**
   * Does what the terminal does when it edits lines: Ctrl-U deletes the line, and Ctrl-D on an
   * empty line ends the input. Other control characters are ignored.
   */
  #edits(character: string): boolean {
    if (character === '\x15') this.#rest = '';
    if (character === '\x04' && this.#rest === '') this.#ended = true;
    return /[^\P{Cc}\r\n\b\x7f]/u.test(character);
  }

  #deliver(): void {
    if (this.#waiting === null) {
      this.arrived();
      return;
    }
    const text = this.#lines.shift();
    if (text !== undefined) this.#waiting({ kind: 'line', text });
    else if (this.#ended) this.#waiting({ kind: 'end' });
  }
}
