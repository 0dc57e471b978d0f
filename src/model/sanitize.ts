/**
 * Control and C1 characters, line separators, bidi marks, other invisible format characters that
 * can move or hide text, and halves of surrogate pairs.
 */
const dangerous =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/**
 * Makes a text from outside (VM name, file content, XenAPI error) safe for a cell. It removes
 * everything that could control a terminal or reverse the reading order. A line break or tab
 * becomes one blank.
 */
export function clean(text: string): string {
  return text
    .replace(/[\t\r\n]+/gu, ' ')
    .replace(dangerous, '')
    .replace(flood, '$1');
}

/** No script puts more than a few marks on one letter. Too many would paint over other lines. */
const flood = /(\p{M}{4})\p{M}+/gu;

/**
 * A document with every text in it made safe, the names of members too, so that its decoded form is
 * safe as well.
 */
export function cleanDocument(value: unknown): unknown {
  if (typeof value === 'string') return cleanLines(value);
  if (Array.isArray(value)) return value.map(cleanDocument);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [clean(name), cleanDocument(member)]),
  );
}

/** A text of several lines, such as a stack trace or a file, made safe. Its line breaks stay. */
export function cleanLines(text: string): string {
  return text.split('\n').map(clean).join('\n');
}
