/*
 * A row of a large pool has some 40 columns, most of them short or empty. Kept as one string each
 * they are what the memory is full of and what the garbage collector has to walk through; kept as
 * one string for the whole row they are neither.
 */

// Characters that XML cannot carry, so no text of a database or a client has them.
const end = '\u0001';
const absent = '\u0002';

/**
 * Texts by position (undefined: the row has no such column) as one string that stands for itself:
 * nothing larger stays in memory for its sake.
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
 * The inverse of `pack`. The latest row is remembered: whoever reads one column of a row reads
 * others too.
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

/** The same text in memory of its own: a piece cut from a larger string keeps all of that alive. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
