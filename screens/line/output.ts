import { clean } from '../../src/text/index.js';
import { toTerminal, type Charset } from '../output/charset.js';
import { signsFor, utf8Locale } from '../output/profile.js';
import type { LineOptions } from './options.js';

/** Prints plain text: only characters that the terminal can show, no control characters. */
export class LineOutput {
  readonly #charset: Charset;

  constructor(private readonly terminal: LineOptions) {
    this.#charset = {
      lines: 'ascii',
      unicode: !terminal.options.ascii && utf8Locale(terminal.environment),
      ...signsFor(terminal.environment),
    };
  }

  /** Sends each text as it is; a line break is sent only where the text has one. */
  write(texts: readonly string[]): void {
    this.terminal.output.write(texts.map((text) => this.#shown(text)).join(''));
  }

  #shown(text: string): string {
    const end = text.endsWith('\n') ? '\n' : '';
    const characters = Array.from(clean(text.slice(0, text.length - end.length)));
    return `${characters.map((character) => toTerminal(character, this.#charset)).join('')}${end}`;
  }
}
