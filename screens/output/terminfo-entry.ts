/** What is used of a terminal's terminfo entry, by the long names of its capabilities. */
export interface TerminfoEntry {
  readonly name: string;
  /** -1: the terminal has no such number. */
  readonly numbers: Readonly<Record<'max_colors' | 'U8', number>>;
  readonly strings: Readonly<Partial<Record<Capability, string>>>;
}

/** Places of the used string capabilities in ncurses' table, which every entry follows. */
const stringPlaces = {
  acs_chars: 146,
  change_scroll_region: 3,
  clear_screen: 5,
  clr_bol: 269,
  clr_eol: 6,
  clr_eos: 7,
  column_address: 8,
  cursor_address: 10,
  cursor_home: 12,
  cursor_invisible: 13,
  cursor_normal: 16,
  ena_acs: 155,
  enter_alt_charset_mode: 25,
  enter_am_mode: 151,
  enter_ca_mode: 28,
  enter_pc_charset_mode: 379,
  erase_chars: 37,
  exit_alt_charset_mode: 38,
  exit_attribute_mode: 39,
  exit_ca_mode: 40,
  exit_insert_mode: 42,
  exit_pc_charset_mode: 380,
  keypad_local: 88,
  newline: 103,
  parm_down_cursor: 107,
  parm_left_cursor: 111,
  parm_right_cursor: 112,
  parm_up_cursor: 114,
  row_address: 127,
} as const;
/** Where the number of colours stands in the table of numbers. */
const coloursPlace = 13;
/** The string capabilities that are used, by their names in ncurses' tables. */
export type Capability = keyof typeof stringPlaces;

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
export function readEntry(data: Buffer): TerminfoEntry {
  const size = numberSizes.get(data.readUInt16LE(0));
  if (size === undefined) throw new RangeError('this is no terminfo entry');
  const counted = (field: number): number => data.readUInt16LE(field * 2);
  const numbersAt = even(headerSize + counted(1) + counted(2));
  const stringsAt = numbersAt + counted(3) * size;
  const tableAt = stringsAt + counted(4) * 2;
  const found = Object.entries(stringPlaces).flatMap(([name, place]) => {
    // Negative: the terminal has none, or the entry took away that of another one.
    const offset = place < counted(4) ? data.readInt16LE(stringsAt + place * 2) : -1;
    return offset < 0 ? [] : [[name, textAt(data, tableAt + offset)] as const];
  });
  return {
    name: data.toString('latin1', headerSize, data.indexOf('|', headerSize)),
    numbers: {
      max_colors:
        coloursPlace < counted(3) ? numberAt(data, numbersAt + coloursPlace * size, size) : -1,
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
