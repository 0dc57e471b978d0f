import { decodeEntity } from '../../model/index.js';

/**
 * Control characters and non-characters that XML 1.0 cannot write. xapi drops them, and so do we.
 */
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The text without the characters that XML cannot write. */
export function speakable(text: string): string {
  // Almost no text contains one, and searching is cheaper than replacing.
  return text.search(notXml) < 0 ? text : text.replace(notXml, '');
}

/**
 * Whether a text contains a character that XenAPI cannot carry (xapi: INVALID_VALUE): a control
 * character, a non-character, or half of a surrogate pair.
 */
export function isUnspeakable(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text);
}

/**
 * Decodes the entities of a member name. xapi does not escape names, so text that is not an entity
 * stays as it is.
 */
export function unescapeName(text: string): string {
  return text.replace(
    /&([^;&\s]{1,10});/g,
    (whole: string, name: string) => decodeEntity(name) ?? whole,
  );
}
