import Tput from 'blessed/lib/tput';

/**
 * ncurses 6.1 and later writes entries with many colour pairs (such as xterm-256color) with 32-bit
 * numbers, which blessed cannot read. This rewrites such an entry with 16-bit numbers (larger ones
 * become 32767). Any other entry is returned unchanged.
 */
export function to16bit(entry: Buffer): Buffer {
  if (entry.length < 12 || entry.readUInt16LE(0) !== 0x21e) return entry;
  const header = Buffer.from(entry.subarray(0, 12));
  header.writeUInt16LE(0x11a, 0);
  const word = (offset: number): number => entry.readUInt16LE(offset);
  const parts: Buffer[] = [header];
  let at = 12;
  const copy = (bytes: number): void => {
    parts.push(entry.subarray(at, at + bytes));
    at += bytes;
  };
  const toEven = (): void => {
    if (at % 2 === 1 && at < entry.length) copy(1);
  };
  const narrow = (count: number): void => {
    const numbers = Buffer.alloc(count * 2);
    for (let index = 0; index < count; index += 1, at += 4) {
      const value = entry.readInt32LE(at);
      numbers.writeUInt16LE(value < 0 ? 0xffff : Math.min(value, 0x7fff), index * 2);
    }
    parts.push(numbers);
  };
  copy(word(2) + word(4));
  toEven();
  narrow(word(6));
  copy(word(8) * 2 + word(10));
  toEven();
  if (entry.length - at >= 10) {
    const [bools, numbers] = [word(at), word(at + 2)];
    copy(10 + bools);
    toEven();
    narrow(numbers);
    copy(entry.length - at);
  }
  return Buffer.concat(parts);
}

/**
 * When the table of strings ends at an odd place, blessed looks for the data behind it two bytes
 * too early. So the byte that pads the table is made part of it.
 */
export function withEvenTable(entry: Buffer): Buffer {
  if (entry.length < 12 || entry.readUInt16LE(0) !== 0x11a) return entry;
  const word = (offset: number): number => entry.readUInt16LE(offset);
  const names = 12 + word(2) + word(4);
  const end = names + (names % 2) + word(6) * 2 + word(8) * 2 + word(10);
  if (end % 2 === 0 || end >= entry.length) return entry;
  const even = Buffer.from(entry);
  even.writeUInt16LE(word(10) + 1, 10);
  return even;
}

const { parseTerminfo } = Tput.prototype;

Tput.prototype.parseTerminfo = function parse(data, file) {
  return parseTerminfo.call(this, withEvenTable(to16bit(data)), file);
};

// blessed makes functions of all its about 260 capabilities and of their other names at the start.
// We need one of them.
Tput.prototype.compile = (info) => info;

Tput.prototype.inject = function takeOver(info) {
  this.numbers = info.numbers;
  this.strings = info.strings;
  this.colors = info.numbers['max_colors'] ?? -1;
  this.brokenACS = this.detectBrokenACS(info);
  let compiled: ReturnType<typeof this._compile> | null = null;
  this.cup = (row, column) => {
    compiled ??= this._compile(info, 'cursor_address', info.strings['cursor_address']);
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
