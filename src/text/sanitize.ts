/**
 * Control and C1 characters, line separators, bidi marks, other invisible format characters that can move or hide text,
 * and halves of surrogate pairs.
 */
const dangerous =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/**
 * A text from outside (VM name, file content, XenAPI error) made safe for a cell: everything that could steer a terminal
 * or turn the reading order goes; a line break or tab becomes one blank.
 */
export function clean(text: string): string {
  return text.replace(/[\t\r\n]+/gu, ' ').replace(dangerous, '');
}
