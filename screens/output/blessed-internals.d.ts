/**
 * The parts of blessed that its public types leave out. Only those that this folder uses are
 * declared.
 */

declare module 'blessed/lib/tput' {
  /** A compiled capability: parameters in, escape sequence out. */
  type Capability = (...parameters: number[]) => string;
  class Tput {
    constructor(options: { terminal: string });
    /** Number of colours the terminal can show; -1 when it has none. */
    colors: number;
    brokenACS: boolean;
    numbers: Partial<Record<string, number>>;
    strings: Partial<Record<string, string>>;
    cup: Capability;
    /** Reads a compiled entry. It knows only the format with 16-bit numbers. */
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
    alternateBuffer(): void;
    normalBuffer(): void;
    csr(top: number, bottom: number): void;
    showCursor(): void;
    hideCursor(): void;
    flush(): void;
    destroy(): void;
  }
  export = Program;
}
