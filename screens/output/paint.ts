import { EventEmitter } from 'node:events';
import Program from 'blessed/lib/program';
import type { Area, Size } from '../../src/console/index.js';
import type { Canvas } from '../draw/canvas.js';
import './terminfo.js';
import {
  charsetFor,
  monochromeWanted,
  terminalName,
  type Environment,
  type Wishes,
} from './profile.js';
import { abilitiesOf, type Abilities, Glyphs, Picture } from './index.js';
import { themeFor } from '../draw/theme.js';

/**
 * The stream that blessed takes for its terminal. It never delivers keys or resizes, and passes all
 * output to `send`.
 */
class Line extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  constructor(
    readonly columns: number,
    readonly rows: number,
    readonly send: (text: string) => void,
  ) {
    super();
  }

  write(text: string): void {
    this.send(text);
  }
}

/** Removes blessed's own exit listener: it would write to a restored terminal. */
function dropListener(): void {
  if (Program._exitHandler !== undefined) process.removeListener('exit', Program._exitHandler);
}

/**
 * The only code that uses blessed's program, for the terminal's modes. The changed cells go through
 * `Picture`.
 */
export class Painter {
  readonly #program: Program;
  readonly #picture: Picture;
  readonly #can: Abilities;
  #bytes = 0;

  /** Enters the terminal's full-screen mode. `send` gets all output. */
  constructor(size: Size, environment: Environment, wishes: Wishes, send: (text: string) => void) {
    const line = new Line(size.columns, size.rows, (text) => {
      this.#bytes += Buffer.byteLength(text);
      send(text);
    });
    const terminal = terminalName(environment);
    this.#program = new Program({
      input: new EventEmitter(),
      output: line,
      terminal,
      tput: true,
      buffer: true,
      zero: true,
    });
    dropListener();
    const { tput } = this.#program;
    this.#can = abilitiesOf(terminal, tput);
    const theme = themeFor(tput.colors, monochromeWanted(environment, wishes));
    this.#picture = new Picture(
      new Glyphs(theme, charsetFor(environment, tput, wishes), this.#can),
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
    if (canvas.columns !== this.#program.cols || canvas.rows !== this.#program.rows)
      this.#resize(canvas);
    const { text, complete } = this.#picture.turn(canvas, budget, area);
    this.#program._write(text);
    if (canvas.caret.visible && this.#program.cursorHidden) this.#program.showCursor();
    if (!canvas.caret.visible && !this.#program.cursorHidden) this.#program.hideCursor();
    this.#program.flush();
    return complete;
  }

  /** Forgets what the terminal shows and sets its modes again. The next picture is sent whole. */
  forget(): void {
    this.#program._write(this.#can.restate);
    // In application mode the keypad would send digits as escape sequences.
    this.#program.put.keypad_local();
    this.#program.csr(0, this.#program.rows - 1);
    this.#program._write(this.#can.clear);
    this.#picture.cleared(this.#program.cols, this.#program.rows);
  }

  /** Enters full-screen mode, also again after `leave`. */
  enter(): void {
    this.#program.alternateBuffer();
    this.#program.hideCursor();
    this.forget();
  }

  /** Restores the terminal: cursor, character set, buffer, scroll region. Idempotent. */
  leave(): void {
    if (!this.#program.isAlt) return;
    // Without a second buffer, our last picture would stay on a public console.
    this.#program._write(this.#can.restate + this.#can.clear);
    this.#program.put.keypad_local();
    this.#program.showCursor();
    this.#program.normalBuffer();
    this.#program.flush();
  }

  /** Restores the terminal and makes blessed forget it. */
  destroy(): void {
    this.leave();
    this.#program.destroy();
  }

  #resize(size: Size): void {
    this.#program.cols = size.columns;
    this.#program.rows = size.rows;
    this.forget();
  }
}
