/**
 * Characters that terminals draw two cells wide: Wide and Fullwidth of Unicode's
 * EastAsianWidth.txt, with the unassigned code points inside a script's block.
 */
const wide = new RegExp(
  `[${[
    // Hangul letters, symbols with emoji presentation
    '\\u1100-\\u115f\\u231a\\u231b\\u2329\\u232a\\u23e9-\\u23ec\\u23f0\\u23f3\\u25fd\\u25fe' +
      '\\u2614\\u2615\\u2648-\\u2653\\u267f\\u2693\\u26a1',
    '\\u26aa\\u26ab\\u26bd\\u26be\\u26c4\\u26c5\\u26ce\\u26d4\\u26ea\\u26f2\\u26f3\\u26f5\\u26fa' +
      '\\u26fd\\u2705\\u270a\\u270b\\u2728\\u274c\\u274e',
    '\\u2753-\\u2755\\u2757\\u2795-\\u2797\\u27b0\\u27bf\\u2b1b\\u2b1c\\u2b50\\u2b55',
    // Chinese, Japanese, Korean, Yi; compatibility and fullwidth forms
    '\\u2e80-\\u303e\\u3041-\\u3247\\u3250-\\u4dbf\\u4e00-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3' +
      '\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6',
    '\\u{16fe0}-\\u{18aff}\\u{1b000}-\\u{1b2ff}\\u{20000}-\\u{2fffd}\\u{30000}-\\u{3fffd}',
    // Emoji
    '\\u{1f004}\\u{1f0cf}\\u{1f18e}\\u{1f191}-\\u{1f19a}\\u{1f200}-\\u{1f320}' +
      '\\u{1f32d}-\\u{1f335}\\u{1f337}-\\u{1f37c}\\u{1f37e}-\\u{1f393}\\u{1f3a0}-\\u{1f3ca}',
    '\\u{1f3cf}-\\u{1f3d3}\\u{1f3e0}-\\u{1f3f0}\\u{1f3f4}\\u{1f3f8}-\\u{1f43e}\\u{1f440}' +
      '\\u{1f442}-\\u{1f4fc}\\u{1f4ff}-\\u{1f53d}\\u{1f54b}-\\u{1f54e}',
    '\\u{1f550}-\\u{1f567}\\u{1f57a}\\u{1f595}\\u{1f596}\\u{1f5a4}\\u{1f5fb}-\\u{1f64f}' +
      '\\u{1f680}-\\u{1f6c5}\\u{1f6cc}\\u{1f6d0}-\\u{1f6d2}\\u{1f6d5}-\\u{1f6d7}',
    '\\u{1f6dc}-\\u{1f6df}\\u{1f6eb}\\u{1f6ec}\\u{1f6f4}-\\u{1f6fc}' +
      '\\u{1f7e0}-\\u{1f7eb}\\u{1f7f0}\\u{1f90c}-\\u{1f93a}\\u{1f93c}-\\u{1f945}' +
      '\\u{1f947}-\\u{1f9ff}\\u{1fa70}-\\u{1faff}',
  ].join('')}]`,
  'u',
);

const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;

/**
 * Cells that one code point takes: 0 for combining marks, 2 for East Asian wide characters, else 1.
 */
export function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (zeroWidth.test(char)) return 0;
  return wide.test(char) ? 2 : 1;
}

/** A text of which each character takes one cell, as nearly all do: it is measured at once. */
const plain = /^[ -~]*$/u;

/** Cells that a text takes. */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let cells = 0;
  for (const char of text) cells += charWidth(char);
  return cells;
}

/** The longest beginning of `text` that fits into `columns` cells. */
export function takeCells(text: string, columns: number): string {
  let cells = 0;
  let taken = '';
  for (const char of text) {
    cells += charWidth(char);
    if (cells > columns) break;
    taken += char;
  }
  return taken;
}

/**
 * Like `takeCells`, but takes at least one character of a text that is not empty, so that a loop
 * that cuts a text into pieces ends.
 */
export function takePiece(text: string, columns: number): string {
  return takeCells(text, columns) || Array.from(text).slice(0, 1).join('');
}

/** `text` if it fits into `columns` cells, else its beginning with `...` at the end. */
export function shorten(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  return columns <= 3 ? takeCells(text, columns) : `${takeCells(text, columns - 3)}...`;
}

/** `text` filled with blanks to `columns` cells; never shortened. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}
