/** Ranges that terminals draw two cells wide (East Asian Wide and Fullwidth, emoji); Unicode's EastAsianWidth.txt, rounded to blocks. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x231a, 0x231b], [0x2329, 0x232a], [0x23e9, 0x23ec], [0x2e80, 0x303e], [0x3041, 0x33ff],
  [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xa960, 0xa97f], [0xac00, 0xd7a3], [0xf900, 0xfaff],
  [0xfe10, 0xfe19], [0xfe30, 0xfe6f], [0xff01, 0xff60], [0xffe0, 0xffe6], [0x16fe0, 0x18aff], [0x1b000, 0x1b2ff],
  [0x1f300, 0x1f64f], [0x1f680, 0x1f6ff], [0x1f900, 0x1f9ff], [0x1fa70, 0x1faff], [0x20000, 0x3fffd],
];

const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Cells that one code point takes: 0 for combining marks, 2 for East Asian wide characters, else 1. */
export function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (zeroWidth.test(char)) return 0;
  return wide.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}

/** Cells that a text takes. */
export function textWidth(text: string): number {
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

/** Like `takeCells`, but never nothing of a text that is not empty: a loop that cuts piece by piece must end. */
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
