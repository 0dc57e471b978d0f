import Tput from 'blessed/lib/tput';
import { readEntry } from './terminfo-entry.js';

Tput.prototype.parseTerminfo = readEntry;

// blessed makes functions of all its about 260 capabilities and of their other names at the start.
// We need one of them.
Tput.prototype.compile = (info) => info;

Tput.prototype.inject = function takeOver(info) {
  this.numbers = info.numbers;
  this.strings = info.strings;
  this.colors = info.numbers.max_colors;
  this.brokenACS = this.detectBrokenACS(info);
  let compiled: ReturnType<typeof this._compile> | null = null;
  this.cup = (row, column) => {
    compiled ??= this._compile(info, 'cursor_address', info.strings.cursor_address);
    return compiled([row, column]);
  };
};

const entries = new Map<string, Tput>();

/**
 * The terminfo entry of a terminal: the system's, or blessed's packaged one for xterm when there is
 * none. It is read once.
 */
export function readTerminfo(terminal: string): Tput {
  const entry = entries.get(terminal) ?? new Tput({ terminal });
  entries.set(terminal, entry);
  return entry;
}
