/** The parts of blessed that its public types leave out. Only what `paint.ts` and `terminfo.ts` touch is declared. */

declare module 'blessed/lib/tput' {
  /** A compiled capability: parameters in, escape sequence out. */
  type Capability = (...parameters: number[]) => string;
  class Tput {
    constructor(options: { terminal: string });
    /** Number of colours the terminal can show; -1 when it has none. */
    colors: number;
    unicode: boolean;
    brokenACS: boolean;
    bools: Partial<Record<string, boolean>>;
    numbers: Partial<Record<string, number>>;
    strings: Partial<Record<string, string>>;
    cup: Capability;
    sc: Capability;
    rc: Capability;
    rmacs: Capability;
    enacs: Capability;
    sgr0: Capability;
    /** Reads a compiled entry; knows only the format with 16-bit numbers. */
    parseTerminfo: (this: Tput, data: Buffer, file: string) => unknown;
    _compile: (this: Tput, info: unknown, key: string, text: unknown) => Capability;
  }
  export = Tput;
}

declare module 'blessed/lib/program' {
  import type Tput from 'blessed/lib/tput';
  import type { EventEmitter } from 'node:events';
  class Program {
    constructor(options: {
      input: EventEmitter;
      output: EventEmitter;
      terminal: string;
      tput: true;
      buffer: true;
      zero: true;
      });
    static _exitHandler?: (...parameters: unknown[]) => void;
    tput: Tput;
    cols: number;
    rows: number;
    cursorHidden: boolean;
    isAlt: boolean;
    put: { keypad_local(): void };
    _write(text: string): void;
    cup(row: number, column: number): void;
    csr(top: number, bottom: number): void;
    clear(): void;
    showCursor(): void;
    hideCursor(): void;
    flush(): void;
  }
  export = Program;
}

declare module 'blessed/lib/widgets/screen' {
  import type Program from 'blessed/lib/program';
  /** Attribute word (flags << 18 | foreground << 9 | background) and character. */
  type ScreenCell = [number, string];
  type ScreenLine = ScreenCell[] & { dirty: boolean };
  class Screen {
    constructor(options: { program: Program; fullUnicode: boolean; useBCE: boolean });
    static _exceptionHandler?: (...parameters: unknown[]) => void;
    static _sigtermHandler?: (...parameters: unknown[]) => void;
    static _sigintHandler?: (...parameters: unknown[]) => void;
    static _sigquitHandler?: (...parameters: unknown[]) => void;
    static _exitHandler?: (...parameters: unknown[]) => void;
    /** What is to be seen, and what the terminal shows. */
    lines: ScreenLine[];
    olines: ScreenLine[];
    /** Blank lines of the present size, terminal cleared. */
    alloc(): void;
    draw(first: number, last: number): void;
    enter(): void;
    leave(): void;
    destroy(): void;
  }
  export = Screen;
}
