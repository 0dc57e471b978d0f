import type { Canvas } from '../draw/canvas.js';
import type { Area, Size } from '../../src/console/index.js';
import type { TerminalInput } from '../input/keys.js';
import type { Painted } from './pace.js';
import { Painter } from './paint.js';
import { terminalName, type Environment, type TerminalOptions } from './profile.js';
import { screenWords } from '../../src/text/index.js';
import { readTerminfo } from './terminfo.js';

/**
 * The stream for pictures. `columns` and `rows` are 0 or absent when the kernel does not know them.
 */
export interface TerminalOutput extends NodeJS.EventEmitter {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** Why the full-screen console cannot run here, as one line; null when it can. */
export function whyNotFullScreen(
  input: TerminalInput,
  output: TerminalOutput,
  environment: Environment,
): string | null {
  if (input.isTTY !== true) return screenWords.inputNoTerminal;
  if (output.isTTY !== true) return screenWords.outputNoTerminal;
  const name = terminalName(environment);
  return name === 'dumb' || readTerminfo(name).strings.cursor_address === undefined
    ? screenWords.noCursorAddress(name)
    : null;
}

// Bracketed paste: pasted line breaks cannot submit anything. Terminals without it ignore it.
const pasteOn = '\x1b[?2004h';
const pasteOff = '\x1b[?2004l';

/**
 * A terminal in full-screen mode: raw keys and our picture. It can be restored to its former state.
 */
export class Terminal {
  readonly #painter: Painter;
  #open = true;
  /** Goes before the next output, in one write with it. */
  #before = pasteOn;

  /** Enters full-screen mode. */
  constructor(
    private readonly input: TerminalInput,
    output: TerminalOutput,
    environment: Environment,
    options: TerminalOptions,
    size: Size,
  ) {
    input.setRawMode?.(true);
    this.#painter = new Painter(size, environment, options, (text) => {
      output.write(this.#before + text);
      this.#before = '';
    });
  }

  /** Shows a picture, or as much of it as fits into `budget` bytes. With `area`, only that part. */
  show(canvas: Canvas, budget: number, area?: Area): Painted {
    if (!this.#open) return { bytes: 0, complete: true };
    const before = this.#painter.bytes;
    const complete = this.#painter.paint(canvas, budget, area);
    return { bytes: this.#painter.bytes - before, complete };
  }

  /**
   * Makes the next picture be sent whole, with all modes: another program may have written to the
   * terminal.
   */
  forget(): void {
    if (!this.#open) return;
    this.#before = pasteOn;
    this.#painter.forget();
  }

  /** Restores the terminal. Idempotent. */
  leave(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#before = pasteOff;
    this.#painter.leave();
    this.input.setRawMode?.(false);
  }

  /** Enters full-screen mode again after `leave`. */
  enter(): void {
    if (this.#open) return;
    this.#open = true;
    this.input.setRawMode?.(true);
    this.#painter.enter();
    this.forget();
  }
}
