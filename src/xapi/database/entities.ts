import type { XmlFault } from './xml-fault.js';

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A character XML 1.0 allows (its production "Char"). */
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

function decodeOne(entity: string): string | null {
  const name = named.get(entity);
  if (name !== undefined) return name;
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(entity);
  if (number === null) return null;
  const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16);
  return allowed(code) ? String.fromCodePoint(code) : null;
}

// Built from text so that the source itself holds no control characters.
const suspicious = new RegExp('[&\\u0000-\\u001f\\ufffe\\uffff]', 'g');

/**
 * An attribute's raw text as XML means it: the five named entities and character references decoded, literal tab and line ends as spaces.
 * Anything else after `&`, and characters XML does not allow, are a fault with its offset in `raw`.
 */
export function decodeEntities(raw: string): string | XmlFault {
  let decoded = '';
  let from = 0;
  suspicious.lastIndex = 0;
  for (let found = suspicious.exec(raw); found !== null; found = suspicious.exec(raw)) {
    const at = found.index;
    const char = raw.charAt(at);
    decoded += raw.slice(from, at);
    from = at + 1;
    if (char === '&') {
      const end = raw.indexOf(';', at);
      const one = end < 0 || end - at > 12 ? null : decodeOne(raw.slice(at + 1, end));
      if (one === null) return { at, reason: 'an unknown or unfinished entity (&...;)' };
      decoded += one;
      from = end + 1;
      suspicious.lastIndex = from;
    } else if (char === '\n' || char === '\r' || char === '\t') {
      decoded += ' ';
    } else {
      return { at, reason: 'a control character' };
    }
  }
  return from === 0 ? raw : decoded + raw.slice(from);
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

/** Text as an attribute value in double quotes. */
export function encodeEntities(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (char) => escaped[char] ?? char);
}
