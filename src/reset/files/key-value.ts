/**
 * One line of a KEY=value file. `text` and `end` together are its bytes. `entry` is null for a
 * comment, a blank line or text that is not understood.
 */
export interface KeyValueLine {
  readonly text: string;
  readonly end: '' | '\n' | '\r\n';
  readonly entry: { readonly key: string; readonly value: string } | null;
}

/**
 * How values are written. The inventory and the firstboot data quote them, since a shell reads
 * them. The trigger does not, since xapi reads it.
 */
export type Quoting = 'quoted' | 'bare';

/** Splits a text into lines. Joining `text` and `end` of all lines gives the text back. */
export function splitLines(
  text: string,
): readonly { readonly text: string; readonly end: '' | '\n' | '\r\n' }[] {
  const pieces = text.split('\n');
  const rest = pieces.pop() ?? '';
  const lines = pieces.map((piece) =>
    piece.endsWith('\r')
      ? { text: piece.slice(0, -1), end: '\r\n' as const }
      : { text: piece, end: '\n' as const },
  );
  return rest === '' ? lines : [...lines, { text: rest, end: '' as const }];
}

/** Removes one pair of equal quotes around the value, if there is one. */
function unquote(value: string): string {
  const quote = value.charAt(0);
  const quoted = value.length >= 2 && (quote === "'" || quote === '"') && value.endsWith(quote);
  return quoted ? value.slice(1, -1) : value;
}

/**
 * Reads the assignment in a line and splits it at the first '='. Keys are shell names, so a comment
 * with '=' is not an assignment.
 */
function parseEntry(text: string): KeyValueLine['entry'] {
  const match = /^[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*=(.*)$/s.exec(text);
  const [, key, value] = match ?? [];
  return key === undefined || value === undefined ? null : { key, value: unquote(value.trim()) };
}

/** Reads any text. Never fails: a line that is not understood is kept as it is. */
export function parseKeyValue(text: string): readonly KeyValueLine[] {
  return splitLines(text).map((line) => ({ ...line, entry: parseEntry(line.text) }));
}

/** The exact inverse of `parseKeyValue`. */
export function printKeyValue(lines: readonly KeyValueLine[]): string {
  return lines.map((line) => line.text + line.end).join('');
}

/**
 * The value of a key, without quotes; undefined when there is none. The last assignment counts, as
 * in a shell.
 */
export function valueOf(lines: readonly KeyValueLine[], key: string): string | undefined {
  return lines.findLast((line) => line.entry?.key === key)?.entry?.value;
}

/**
 * The text of an assignment. The caller makes sure that the value has no quote and no line break.
 */
export function assignment(key: string, value: string, quoting: Quoting): string {
  return quoting === 'quoted' ? `${key}='${value}'` : `${key}=${value}`;
}

/**
 * Sets a key on every line that assigns it, so that a reader finds the new value whichever line it
 * uses. Adds a line at the end when there is none. All other lines stay byte for byte.
 */
export function setValue(
  lines: readonly KeyValueLine[],
  key: string,
  value: string,
  quoting: Quoting,
): readonly KeyValueLine[] {
  const entry = { key, value };
  const text = assignment(key, value, quoting);
  if (lines.some((line) => line.entry?.key === key)) {
    return lines.map((line) => (line.entry?.key === key ? { text, end: line.end, entry } : line));
  }
  const end = lines.find((line) => line.end !== '')?.end ?? '\n';
  return [
    ...lines.map((line) => (line.end === '' ? { ...line, end } : line)),
    { text, end, entry },
  ];
}
