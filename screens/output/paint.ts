import type { Area, Size } from '../../src/console/index.js';
import type { Canvas } from '../draw/canvas.js';
import { readTerminfo } from './terminfo.js';
import {
  charsetFor,
  monochromeWanted,
  terminalName,
  type Environment,
  type TerminalOptions,
} from './profile.js';
import { abilitiesOf, type Abilities, Glyphs, Picture } from './index.js';
import { themeFor } from '../draw/theme.js';

/** The terminal's modes, and our picture on it. What it sends goes out once for each picture. */
export class Painter {
  readonly #picture: Picture;
  readonly #can: Abilities;
  #pending = '';
  #bytes = 0;
  #isEntered = false;
  #cursorShown = false;

  /** Enters the terminal's full-screen mode. `send` gets all output. */
  constructor(
    private size: Size,
    environment: Environment,
    options: TerminalOptions,
    private readonly send: (text: string) => void,
  ) {
    const terminal = terminalName(environment);
    const info = readTerminfo(terminal);
    this.#can = abilitiesOf(terminal, info);
    const theme = themeFor(info.colors, monochromeWanted(environment, options));
    this.#picture = new Picture(
      new Glyphs(theme, charsetFor(environment, info, options), this.#can),
      this.#can,
    );
    this.enter();
  }

  /** Bytes sent so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Sends the difference from the last picture and puts the cursor where the canvas has it. With a
   * budget of bytes it may stop after any row; the selected row goes first. Answers whether the
   * picture is complete; the rest goes with the next one. Only `area` is compared.
   */
  paint(
    canvas: Canvas,
    budget = Infinity,
    area: Area = { left: 0, top: 0, columns: canvas.columns, rows: canvas.rows },
  ): boolean {
    const { columns, rows } = canvas;
    if (columns !== this.size.columns || rows !== this.size.rows) {
      this.size = { columns, rows };
      this.forget();
    }
    const { text, complete } = this.#picture.turn(canvas, budget, area);
    this.#pending += text;
    this.#showCursor(canvas.caret.visible);
    this.#flush();
    return complete;
  }

  /** Forgets what the terminal shows and sets its modes again. The next picture is sent whole. */
  forget(): void {
    const { columns, rows } = this.size;
    const { restate, plainKeypad, scrollAll, clear } = this.#can;
    this.#pending += restate + plainKeypad + scrollAll + clear;
    this.#picture.cleared(columns, rows);
  }

  /** Enters full-screen mode, also again after `leave`. */
  enter(): void {
    this.#isEntered = true;
    this.#cursorShown = false;
    this.#pending += this.#can.secondScreen + this.#can.hideCursor;
    this.forget();
  }

  /** Restores the terminal: cursor, character set, buffer, scroll region. Idempotent. */
  leave(): void {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    const { restate, clear, plainKeypad, showCursor, firstScreen } = this.#can;
    // Without a second screen, our last picture would stay on a public console.
    this.#pending += restate + clear + plainKeypad + showCursor + firstScreen;
    this.#flush();
  }

  #showCursor(shown: boolean): void {
    if (shown === this.#cursorShown) return;
    this.#cursorShown = shown;
    this.#pending += shown ? this.#can.showCursor : this.#can.hideCursor;
  }

  #flush(): void {
    if (this.#pending === '') return;
    this.#bytes += Buffer.byteLength(this.#pending);
    this.send(this.#pending);
    this.#pending = '';
  }
}
