/*
 * A row of a large pool has some 40 columns, most of them short or empty. One string for each
 * column would fill the memory and slow the garbage collector down. So each row is one string.
 */

// XML cannot carry these characters, so no text of a database or a client contains them.
const end = '\u0001';
const absent = '\u0002';

/**
 * Packs texts by position into one string (undefined: the row has no such column). The new string
 * keeps no larger string alive in memory.
 */
export function pack(values: readonly (string | undefined)[]): string {
  const parts = new Array<string>(values.length + 1);
  for (const [position, value] of values.entries()) {
    if (value?.includes(end) === true)
      throw new Error('a text with U+0001, which no database can carry');
    parts[position] = value ?? absent;
  }
  parts[values.length] = '';
  return parts.join(end);
}

let lastPacked = '';
let lastValues: readonly (string | undefined)[] = [];

/**
 * The inverse of `pack`. It remembers the latest row, because a caller that reads one column of a
 * row usually reads more.
 */
export function unpack(packed: string): readonly (string | undefined)[] {
  if (packed === lastPacked) return lastValues;
  const values: (string | undefined)[] = packed.split(end);
  values.pop();
  if (packed.includes(absent))
    for (const [position, value] of values.entries())
      if (value === absent) values[position] = undefined;
  lastPacked = packed;
  lastValues = values;
  return values;
}

/**
 * A copy of the text in memory of its own. A piece cut from a larger string keeps that whole string
 * alive.
 */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
