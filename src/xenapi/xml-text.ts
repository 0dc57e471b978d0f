/** Control characters and non-characters that XML 1.0 has no spelling for. xapi drops them, so do we. */
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text without the characters that XML has no spelling for. */
export function speakable(text: string): string {
  // Nearly no text holds one, and looking is cheaper than replacing.
  return text.search(UNSPEAKABLE) < 0 ? text : text.replace(UNSPEAKABLE, '');
}

/** Speakable text as XML content: `&`, `<`, `>`, `"` escaped as xapi does, CR as a reference (else a parser turns it into LF). */
export function escapeXml(text: string): string {
  if (!/[&<>"\r]/.test(text)) return text;
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;');
}

/** Whether a text holds a character that XenAPI cannot carry (xapi: INVALID_VALUE): controls, non-characters, half surrogate pairs. */
export function isUnspeakable(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text);
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function reference(name: string): string | undefined {
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (number === null) return NAMED.get(name);
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

/** Replaces the five entities of XML and character references. Any other entity gives null: nothing is ever expanded. */
export function unescapeXml(text: string): string | null {
  if (!text.includes('&')) return text;
  const parts = text.split('&');
  let plain = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    const end = part.indexOf(';');
    const meaning = end < 0 ? undefined : reference(part.slice(0, end));
    if (meaning === undefined) return null;
    plain += meaning + part.slice(end + 1);
  }
  return plain;
}

/** As unescapeXml for member names, which xapi writes without escaping: what is no entity stays as it stands. */
export function unescapeName(text: string): string {
  return text.replace(
    /&([^;&\s]{1,10});/g,
    (whole: string, name: string) => reference(name) ?? whole,
  );
}
