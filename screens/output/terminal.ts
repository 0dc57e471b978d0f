import type { Canvas } from '../draw/canvas.js';
import type { Area, Size } from '../../src/console/index.js';
import type { TerminalInput } from '../input/keys.js';
import type { Painted } from './pace.js';
import { Painter } from './paint.js';
import { terminalName, type Environment, type Wishes } from './profile.js';
import { screenWords } from '../../src/text/index.js';
import { readTerminfo } from './terminfo.js';

/**
 * The stream pictures go to. `columns` and `rows` are 0 or absent where the kernel does not know
 * them.
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
  return name === 'dumb' || readTerminfo(name).strings['cursor_address'] === undefined
    ? screenWords.noCursorAddress(name)
    : null;
}

// Bracketed paste: pasted line breaks cannot submit anything. Terminals that do not know it ignore
// it.
const pasteOn = '\x1b[?2004h';
const pasteOff = '\x1b[?2004l';

/** A terminal in full-screen mode: raw keys, our picture; and back again as it was found. */
export class Terminal {
  readonly #painter: Painter;
  #open = true;

  /** Takes the terminal over. */
  constructor(
    private readonly input: TerminalInput,
    private readonly output: TerminalOutput,
    environment: Environment,
    wishes: Wishes,
    size: Size,
  ) {
    input.setRawMode?.(true);
    this.#painter = new Painter(size, environment, wishes, (text) => {
      output.write(text);
    });
    output.write(pasteOn);
  }

  /**
   * Shows a picture, or as much of it as goes into `budget` bytes; of it only what lies in `area`,
   * if one is named.
   */
  show(canvas: Canvas, budget: number, area?: Area): Painted {
    if (!this.#open) return { bytes: 0, complete: true };
    const before = this.#painter.bytes;
    const complete = this.#painter.paint(canvas, budget, area);
    return { bytes: this.#painter.bytes - before, complete };
  }

  /**
   * The next picture is sent whole, with all modes: something else may have written to the
   * terminal.
   */
  forget(): void {
    if (!this.#open) return;
    this.output.write(pasteOn);
    this.#painter.forget();
  }

  /** Gives the terminal back as it was found. Idempotent. */
  leave(): void {
    if (!this.#open) return;
    this.#open = false;
    this.output.write(pasteOff);
    this.#painter.leave();
    this.input.setRawMode?.(false);
  }

  /** Takes it again after `leave`. */
  enter(): void {
    if (this.#open) return;
    this.#open = true;
    this.input.setRawMode?.(true);
    this.#painter.enter();
    this.forget();
  }

  /** Gives it back for good. */
  close(): void {
    this.leave();
    this.#painter.destroy();
  }
}
