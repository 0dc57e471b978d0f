import { decodeEntity } from '../model/index.js';

/**
 * Control characters and non-characters that XML 1.0 has no spelling for. xapi drops them, so do
 * we.
 */
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text without the characters that XML has no spelling for. */
export function speakable(text: string): string {
  // Nearly no text holds one, and looking is cheaper than replacing.
  return text.search(UNSPEAKABLE) < 0 ? text : text.replace(UNSPEAKABLE, '');
}

/**
 * Whether a text holds a character that XenAPI cannot carry (xapi: INVALID_VALUE): controls,
 * non-characters, half surrogate pairs.
 */
export function isUnspeakable(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text);
}

/**
 * Decodes the entities of a member name. xapi writes names without escaping, so what is no entity
 * stays as it stands.
 */
export function unescapeName(text: string): string {
  return text.replace(
    /&([^;&\s]{1,10});/g,
    (whole: string, name: string) => decodeEntity(name) ?? whole,
  );
}
