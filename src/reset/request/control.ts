/**
 * True when a text has a character that must never reach a file or a terminal: ASCII and C1
 * controls (line breaks and escapes among them), line and paragraph separators, and marks that
 * change the direction of writing.
 */
export function hasControlCharacter(text: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(text);
}
