import { Terminal } from '@xterm/headless';

/** How a cell looks. Colours are palette numbers, null the terminal's own. */
export interface Look {
  readonly foreground: number | null;
  readonly background: number | null;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
}

/** A terminal emulator that takes bytes and shows cells. */
export class Emulator {
  readonly terminal: Terminal;
  readonly #watchers = new Set<() => void>();
  /** Everything written so far, as it came. */
  received = '';
  /** Whether the cursor is to be seen; where it is not, a picture may be half drawn. */
  showsCursor = true;

  constructor(columns: number, rows: number) {
    this.terminal = new Terminal({ cols: columns, rows, scrollback: 0, allowProposedApi: true });
    for (const final of ['h', 'l'])
      this.terminal.parser.registerCsiHandler({ prefix: '?', final }, (modes) => {
        if (modes.includes(25)) this.showsCursor = final === 'h';
        return false;
      });
  }

  /** Takes bytes; who waits is asked again once they are on the screen. */
  write(data: string): void {
    this.received += data;
    this.terminal.write(data, () => {
      for (const watcher of [...this.#watchers]) watcher();
    });
  }

  /** Calls back after each change; returns how to stop. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  /** Asks everyone who waits, without a change of the screen. */
  poke(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** The rows, without trailing blanks. */
  lines(): string[] {
    const buffer = this.terminal.buffer.active;
    return Array.from(
      { length: this.terminal.rows },
      (_, row) =>
        buffer.getLine(buffer.viewportY + row)?.translateToString(true, 0, this.terminal.cols) ??
        '',
    );
  }

  /** The whole screen. */
  text(): string {
    return this.lines().join('\n');
  }

  /** How the cell at a place looks. */
  look(row: number, column: number): Look {
    const buffer = this.terminal.buffer.active;
    const cell = buffer.getLine(buffer.viewportY + row)?.getCell(column);
    if (cell === undefined) throw new Error(`no cell at ${row},${column}`);
    return {
      foreground: cell.isFgDefault() ? null : cell.getFgColor(),
      background: cell.isBgDefault() ? null : cell.getBgColor(),
      bold: cell.isBold() !== 0,
      underline: cell.isUnderline() !== 0,
      inverse: cell.isInverse() !== 0,
    };
  }

  /** Where a text stands; throws with the screen when it does not. */
  find(text: string): { readonly row: number; readonly column: number } {
    const lines = this.lines();
    const row = lines.findIndex((line) => line.includes(text));
    if (row < 0) throw new Error(`"${text}" is not on the screen:\n${this.text()}`);
    return { row, column: lines[row]?.indexOf(text) ?? 0 };
  }

  /** The cursor's place. */
  cursor(): { readonly row: number; readonly column: number } {
    const buffer = this.terminal.buffer.active;
    return { row: buffer.cursorY, column: buffer.cursorX };
  }
}
