/**
 * The parts of blessed that its public types leave out. Only those that this folder uses are
 * declared.
 */

declare module 'blessed/lib/tput' {
  type Entry = import('./terminfo-entry.js').TerminfoEntry;

  class Tput {
    constructor(options: { terminal: string });
    /** Number of colours the terminal can show; -1 when it has none. */
    colors: number;
    brokenACS: boolean;
    numbers: Entry['numbers'];
    strings: Entry['strings'];
    cup: (row: number, column: number) => string;
    /** Reads a compiled entry. */
    parseTerminfo: (data: Buffer) => Entry;
    /** Makes a function of each capability. */
    compile: (this: Tput, info: Entry) => Entry;
    /** Takes over what was compiled. */
    inject: (this: Tput, info: Entry) => void;
    detectBrokenACS: (this: Tput, info: Entry) => boolean;
    /** Makes a function of one capability: parameters in, escape sequence out. */
    _compile: (
      this: Tput,
      info: Entry,
      key: string,
      text: string | undefined,
    ) => (parameters: readonly number[]) => string;
  }
  export = Tput;
}
