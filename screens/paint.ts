import { EventEmitter } from 'node:events';
import Program from 'blessed/lib/program';
import Screen from 'blessed/lib/widgets/screen';
import type { Size } from '../src/dialogue/index.js';
import type { Canvas, Style } from './canvas.js';
import { toTerminal, type Charset } from './charset.js';
import './terminfo.js';
import { charsetFor, monochromeWanted, terminalName, type Environment, type Wishes } from './profile.js';
import { attribute, themeFor, type Theme } from './theme.js';

/** Jumping over fewer equal cells than this costs more bytes than sending them again. */
const shortestJump = 5;

/** A byte that terminals ignore: sent for the right half of a wide character, so that blessed counts its cell. */
const rightHalf = '\0';

// blessed places the cursor at the beginning of each row and then once more where the change is.
const placedTwice = /\x1b\[\d+;\d+H(?=\x1b\[\d+;\d+H)/gu;
const placedAndMoved = /\x1b\[(\d+);1H\x1b\[(\d+)C/gu;

/** The same for the terminal, in fewer bytes. Only sequences that are spelled so are touched, whatever terminal they are for. */
function shortened(sent: string): string {
  return sent.replace(placedTwice, '').replace(placedAndMoved, (_, row: string, columns: string) => `\x1b[${row};${Number(columns) + 1}H`);
}

/** Blanks in the terminal's own colours as "erase so many characters" (ECH), where that is shorter; every row begins in those colours. */
function erased(sent: string): string {
  let plain = true;
  return sent.replace(/\x1b\[([\d;]*)m| {6,}(\x1b\[\d+;\d+H)| {12,}/gu, (match: string, attributes: string | undefined, next: string | undefined) => {
    if (attributes !== undefined) plain = attributes === '';
    if (attributes !== undefined || !plain) return match;
    const blanks = match.length - (next ?? '').length;
    return `\x1b[${blanks}X${next ?? `\x1b[${blanks}C`}`;
  });
}

/** Erasing does not move the cursor: to the same column of the next row it is one step down. */
function steppedDown(sent: string): string {
  let stands = { row: 0, column: 0, end: -1 };
  return sent.replace(/\x1b\[(\d+);(\d+)H(\x1b\[\d+X)?/gu, (match: string, row: string, column: string, erase: string | undefined, offset: number) => {
    const below = stands.end === offset && stands.row + 1 === Number(row) && stands.column === Number(column);
    stands = { row: Number(row), column: Number(column), end: erase === undefined ? -1 : offset + match.length };
    return below ? `\x1b[B${erase ?? ''}` : match;
  });
}

/** What blessed takes for its terminal: it neither reads keys nor hears of resizes, and everything it sends goes through `send`. */
class Line extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  constructor(readonly columns: number, readonly rows: number, readonly send: (text: string) => void) {
    super();
  }

  write(text: string): void {
    this.send(text);
  }
}

/** blessed's own exits would end the program with status 0 or leave the terminal raw; `app.ts` has better ones. */
function dropListeners(): void {
  const own: readonly (readonly [string, ((...parameters: unknown[]) => void) | undefined])[] = [
    ['uncaughtException', Screen._exceptionHandler], ['SIGTERM', Screen._sigtermHandler], ['SIGINT', Screen._sigintHandler],
    ['SIGQUIT', Screen._sigquitHandler], ['exit', Screen._exitHandler], ['exit', Program._exitHandler],
  ];
  for (const [event, listener] of own) if (listener !== undefined) process.removeListener(event, listener);
}

/** The only place that touches blessed: takes drawn cells and sends what has changed. */
export class Painter {
  readonly #program: Program;
  readonly #screen: Screen;
  readonly #charset: Charset;
  readonly #attributes: Readonly<Record<string, number>>;
  #bytes = 0;
  #erases = false;
  /** Where the cursor was put last. */
  #selectedRow = 0;

  /** Enters the full-screen mode of the terminal; `send` gets everything that goes to it. */
  constructor(size: Size, environment: Environment, wishes: Wishes, send: (text: string) => void) {
    const counted = (text: string): void => {
      const shorter = this.#erases ? steppedDown(erased(shortened(text))) : shortened(text);
      this.#bytes += Buffer.byteLength(shorter);
      send(shorter);
    };
    const line = new Line(size.columns, size.rows, counted);
    this.#program = new Program({ input: new EventEmitter(), output: line, terminal: terminalName(environment), tput: true, buffer: true, zero: true });
    const { tput } = this.#program;
    this.#charset = charsetFor(environment, tput, wishes);
    const theme: Theme = themeFor(tput.colors, monochromeWanted(environment, wishes));
    this.#attributes = Object.fromEntries(Object.entries(theme).map(([style, look]) => [style, attribute(look)]));
    // What reaches a cell is already what the terminal can show: blessed must not replace any of it.
    tput.unicode = true;
    if (this.#charset.lines !== 'dec') tput.brokenACS = true;
    this.#erases = tput.strings['erase_chars'] === '\x1b[%p1%dX' && tput.strings['parm_right_cursor'] === '\x1b[%p1%dC'
      && tput.strings['parm_down_cursor'] === '\x1b[%p1%dB';
    tput.sc = () => '';
    tput.rc = () => '';
    this.#screen = new Screen({ program: this.#program, fullUnicode: false, useBCE: true });
    dropListeners();
    this.#restate();
  }

  /** Bytes sent so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Sends what differs from the last picture, and puts the cursor where the canvas has it. With a budget of bytes it may stop after
   * any row, the selected one first: answers whether the whole picture is there. What is left goes with the next picture. Only the
   * first `rows` rows are looked at.
   */
  paint(canvas: Canvas, budget = Infinity, rows = canvas.rows): boolean {
    if (canvas.columns !== this.#program.cols || canvas.rows !== this.#program.rows) this.#resize(canvas);
    // Told that the cursor is hidden, blessed does not hide and show it around every change: 18 bytes for each tick of the clock.
    const { cursorHidden } = this.#program;
    this.#program.cursorHidden = true;
    const complete = budget === Infinity || rows < canvas.rows ? this.#paintRows(canvas, rows) : this.#paintSlice(canvas, budget);
    this.#program.cursorHidden = cursorHidden;
    this.#program.cup(canvas.caret.row, canvas.caret.column);
    if (canvas.caret.visible && this.#program.cursorHidden) this.#program.showCursor();
    if (!canvas.caret.visible && !this.#program.cursorHidden) this.#program.hideCursor();
    this.#program.flush();
    this.#selectedRow = canvas.caret.row;
    return complete;
  }

  /** Forgets what the terminal shows and restates its modes; the next picture is sent whole. */
  forget(): void {
    this.#restate();
    this.#screen.alloc();
  }

  /** Back in full-screen mode after `leave`. */
  enter(): void {
    this.#screen.enter();
    this.#restate();
  }

  /** Gives the terminal back: cursor, character set, buffer, scroll region. Idempotent. */
  leave(): void {
    if (!this.#program.isAlt) return;
    // Where there is no second buffer, our last picture would stay on a public console.
    this.#program._write(this.#program.tput.rmacs() + this.#program.tput.sgr0());
    this.#program.clear();
    this.#screen.leave();
    this.#program.flush();
  }

  /** Leaves, and lets blessed forget this screen. */
  destroy(): void {
    this.leave();
    this.#screen.destroy();
  }

  /** Character set, attributes, scroll region and keypad, as we need them; a keypad in application mode would send digits as escape sequences. */
  #restate(): void {
    this.#program._write(this.#program.tput.rmacs() + this.#program.tput.sgr0());
    this.#program.put.keypad_local();
    this.#program.csr(0, this.#program.rows - 1);
  }

  #paintRows(canvas: Canvas, rows: number): boolean {
    for (let row = 0; row < rows; row += 1) this.#fillRow(canvas, row);
    this.#screen.draw(0, rows - 1);
    return true;
  }

  #paintSlice(canvas: Canvas, budget: number): boolean {
    const before = this.#bytes;
    const first = [...new Set([canvas.caret.row, this.#selectedRow])].filter((row) => row < canvas.rows);
    const rest = Array.from({ length: canvas.rows }, (_, row) => row).filter((row) => !first.includes(row));
    for (const row of [...first, ...rest]) {
      // Never half of the bar's move: it would stand in two rows.
      if (this.#bytes - before >= budget && !first.includes(row)) return false;
      this.#fillRow(canvas, row);
      this.#screen.draw(row, row);
      this.#program.flush();
    }
    return true;
  }

  #resize(size: Size): void {
    this.#program.cols = size.columns;
    this.#program.rows = size.rows;
    this.#program.csr(0, size.rows - 1);
    this.#screen.alloc();
  }

  #fillRow(canvas: Canvas, row: number): void {
    const line = this.#screen.lines[row];
    const shown = this.#screen.olines[row];
    if (line === undefined || shown === undefined) return;
    let lastChange = -shortestJump - 1;
    for (let column = 0; column < canvas.columns; column += 1) {
      const cell = line[column];
      const old = shown[column];
      if (cell === undefined || old === undefined) continue;
      [cell[0], cell[1]] = this.#cellOf(canvas, row, column);
      // After a wide character the terminal's cursor is behind its right half: both halves go out together, or none.
      if (cell[1] === rightHalf && lastChange === column - 1) forgetCell(old);
      if (cell[0] === old[0] && cell[1] === old[1]) continue;
      line.dirty = true;
      const gap = column - lastChange - 1;
      if (gap > 0 && gap < shortestJump) for (let between = lastChange + 1; between < column; between += 1) forgetCell(shown[between]);
      lastChange = column;
    }
  }

  #cellOf(canvas: Canvas, row: number, column: number): [number, string] {
    const { text, style } = canvas.cell(row, column);
    return [this.#attributeOf(style), this.#characterOf(text)];
  }

  #attributeOf(style: Style): number {
    return this.#attributes[style] ?? 0x3ffff;
  }

  #characterOf(text: string): string {
    if (text === '') return this.#charset.unicode ? rightHalf : '?';
    return toTerminal(text, this.#charset);
  }
}

function forgetCell(cell: [number, string] | undefined): void {
  if (cell !== undefined) cell[1] = '';
}
