/**
 * True when a text holds a character that must never reach a file or a terminal: controls of ASCII
 * and C1 (line breaks and escapes among them), the line and paragraph separators, and the marks
 * that turn the direction of writing round.
 */
export function hasControlCharacter(text: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(text);
}
