/**
 * Control and C1 characters, line separators, bidi marks, other invisible format characters that
 * can move or hide text, and halves of surrogate pairs.
 */
const dangerous =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/**
 * A text from outside (VM name, file content, XenAPI error) made safe for a cell: everything that
 * could steer a terminal or turn the reading order goes; a line break or tab becomes one blank.
 */
export function clean(text: string): string {
  return text
    .replace(/[\t\r\n]+/gu, ' ')
    .replace(dangerous, '')
    .replace(flood, '$1');
}

/**
 * No script stacks more marks on one letter than a few; a flood of them paints over other lines.
 */
const flood = /(\p{M}{4})\p{M}+/gu;

/**
 * A document with every text in it made safe, names of members too: it is clean also for whoever
 * decodes it.
 */
export function cleanDocument(value: unknown): unknown {
  if (typeof value === 'string') return cleanLines(value);
  if (Array.isArray(value)) return value.map(cleanDocument);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [clean(name), cleanDocument(member)]),
  );
}

/** A text of several lines, as a stack trace or a file: its line breaks stay. */
export function cleanLines(text: string): string {
  return text.split('\n').map(clean).join('\n');
}
