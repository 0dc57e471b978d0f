import type { XmlIssue } from './issue.js';

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** True for a character that XML 1.0 allows (its production "Char"). */
function allowed(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

/**
 * The character for the text between `&` and `;`: one of XML's five entities, or a character
 * reference. null for any other, so nothing is ever expanded.
 */
export function decodeEntity(entity: string): string | null {
  const name = named.get(entity);
  if (name !== undefined) return name;
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(entity);
  if (number === null) return null;
  const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16);
  return allowed(code) ? String.fromCodePoint(code) : null;
}

/** The longest text between `&` and `;` that is looked at. */
const longestEntity = 12;

/**
 * Replaces each match of `pattern` (global): decodes entities, and turns line ends and tabs into
 * spaces. A control character is an issue.
 */
function decode(raw: string, pattern: RegExp): string | XmlIssue {
  let decoded = '';
  let from = 0;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(raw); found !== null; found = pattern.exec(raw)) {
    const at = found.index;
    const char = raw.charAt(at);
    decoded += raw.slice(from, at);
    from = at + 1;
    if (char === '&') {
      const length = raw.slice(from, from + longestEntity).indexOf(';');
      const one = length < 0 ? null : decodeEntity(raw.slice(from, from + length));
      if (one === null) return { at, reason: 'an unknown or unfinished entity (&...;)' };
      decoded += one;
      from += length + 1;
      pattern.lastIndex = from;
    } else if (char === '\n' || char === '\r' || char === '\t') {
      decoded += ' ';
    } else {
      return { at, reason: 'a control character' };
    }
  }
  return from === 0 ? raw : decoded + raw.slice(from);
}

const ampersand = /&/g;
// Built from text so that the source itself holds no control characters.
const suspicious = new RegExp('[&\\u0000-\\u001f\\ufffe\\uffff]', 'g');

/**
 * Decodes an attribute's raw text: entities, and literal tabs and line ends as spaces. An unknown
 * entity or a character that XML does not allow is an issue, with its offset in `raw`.
 */
export function decodeAttribute(raw: string): string | XmlIssue {
  return decode(raw, suspicious);
}

/**
 * Decodes the entities in an element's text and changes nothing else. The caller decides which
 * characters are allowed.
 */
export function decodeText(raw: string): string | XmlIssue {
  return decode(raw, ampersand);
}

const escaped: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Encodes a text as an attribute value in double quotes. */
export function encodeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (char) => escaped[char] ?? char);
}

/**
 * Encodes a text as the content of an element, as xapi does. CR becomes a reference, since a parser
 * would turn it into LF.
 */
export function encodeText(text: string): string {
  return text.replace(/[&<>"\r]/g, (char) => escaped[char] ?? char);
}
