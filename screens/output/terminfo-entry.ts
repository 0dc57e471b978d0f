import Tput from 'blessed/lib/tput';

/** What is used of a terminal's terminfo entry, by the long names of its capabilities. */
export interface Entry {
  readonly name: string;
  /** -1: the terminal has no such number. */
  readonly numbers: Readonly<Record<'max_colors' | 'U8', number>>;
  readonly strings: Readonly<Partial<Record<Capability, string>>>;
}

const capabilities = [
  'acs_chars',
  'change_scroll_region',
  'clear_screen',
  'clr_bol',
  'clr_eol',
  'clr_eos',
  'column_address',
  'cursor_address',
  'cursor_home',
  'cursor_invisible',
  'cursor_normal',
  'ena_acs',
  'enter_alt_charset_mode',
  'enter_am_mode',
  'enter_ca_mode',
  'enter_pc_charset_mode',
  'erase_chars',
  'exit_alt_charset_mode',
  'exit_attribute_mode',
  'exit_ca_mode',
  'exit_insert_mode',
  'exit_pc_charset_mode',
  'keypad_local',
  'newline',
  'parm_down_cursor',
  'parm_left_cursor',
  'parm_right_cursor',
  'parm_up_cursor',
  'row_address',
] as const;
/** The string capabilities that are used, by their names in ncurses' tables. */
export type Capability = (typeof capabilities)[number];

/** Bytes of a number in an entry, by the entry's first word. ncurses 6.1 brought the second. */
const numberSizes = new Map([
  [0o432, 2],
  [0o1036, 4],
]);

const headerSize = 12;
const extensionHeaderSize = 10;
const even = (at: number): number => at + (at % 2);

/** The place behind the text that begins at a place. Throws when the text has no end. */
function endOf(data: Buffer, at: number): number {
  const end = data.indexOf(0, at);
  if (end < 0) throw new RangeError('a text of this terminfo entry has no end');
  return end;
}
const numberAt = (data: Buffer, at: number, size: number): number =>
  size === 2 ? data.readInt16LE(at) : data.readInt32LE(at);
const textAt = (data: Buffer, at: number): string => data.toString('latin1', at, endOf(data, at));

/**
 * Reads a compiled entry, as term(5) describes it. blessed's own reading takes ten times as long,
 * knows no 32-bit numbers, and misses what ncurses adds behind a table that ends at an odd place.
 * Throws a RangeError when the entry is not whole.
 */
export function readEntry(data: Buffer): Entry {
  const size = numberSizes.get(data.readUInt16LE(0));
  if (size === undefined) throw new RangeError('this is no terminfo entry');
  const counted = (field: number): number => data.readUInt16LE(field * 2);
  const numbersAt = even(headerSize + counted(1) + counted(2));
  const stringsAt = numbersAt + counted(3) * size;
  const tableAt = stringsAt + counted(4) * 2;
  const colours = Tput.numbers.indexOf('max_colors');
  const found = capabilities.flatMap((name) => {
    const index = Tput.strings.indexOf(name);
    // Negative: the terminal has none, or the entry took away that of another one.
    const offset = index < counted(4) ? data.readInt16LE(stringsAt + index * 2) : -1;
    return offset < 0 ? [] : [[name, textAt(data, tableAt + offset)] as const];
  });
  return {
    name: data.toString('latin1', headerSize, data.indexOf('|', headerSize)),
    numbers: {
      max_colors: colours < counted(3) ? numberAt(data, numbersAt + colours * size, size) : -1,
      U8: addedNumber(data, even(tableAt + counted(5)), size, 'U8') ?? -1,
    },
    strings: Object.fromEntries(found),
  };
}

/**
 * A number that ncurses added to the format: these stand behind the rest, with their names behind
 * the values. undefined when the entry has none of this name.
 */
function addedNumber(data: Buffer, from: number, size: number, wanted: string): number | undefined {
  if (from + extensionHeaderSize > data.length) return undefined;
  const counted = (field: number): number => data.readUInt16LE(from + field * 2);
  const [bools, numbers, strings] = [counted(0), counted(1), counted(2)];
  const numbersAt = even(from + extensionHeaderSize + bools);
  const valuesAt = numbersAt + numbers * size;
  const namesAt = valuesAt + strings * 2;
  const tableAt = namesAt + (bools + numbers + strings) * 2;
  if (tableAt + counted(4) > data.length) return undefined;
  let ends = tableAt;
  for (let at = valuesAt; at < namesAt; at += 2) {
    const offset = data.readInt16LE(at);
    if (offset >= 0) ends = Math.max(ends, endOf(data, tableAt + offset) + 1);
  }
  for (let index = 0; index < numbers; index += 1)
    if (textAt(data, ends + data.readUInt16LE(namesAt + (bools + index) * 2)) === wanted)
      return numberAt(data, numbersAt + index * size, size);
  return undefined;
}
