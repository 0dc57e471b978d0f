/**
 * The characters that the terminal can show. `lines`: how frames are drawn. `unicode`: whether
 * characters other than ASCII may be sent. `signs`: arrows and the like are sent in ASCII all the
 * same; names keep their letters.
 */
export interface Charset {
  readonly lines: 'unicode' | 'dec' | 'ascii';
  readonly unicode: boolean;
  readonly signs?: 'ascii';
}

/** Lines by their names in VT100's line drawing character set. */
const vt100Lines: Readonly<Partial<Record<string, string>>> = {
  '─': 'q',
  '│': 'x',
  '┌': 'l',
  '┐': 'k',
  '└': 'm',
  '┘': 'j',
  '├': 't',
  '┤': 'u',
  '┬': 'w',
  '┴': 'v',
  '┼': 'n',
};

/** The DEC graphics character of a line; null for any other character. */
export function decGraphic(character: string): string | null {
  return vt100Lines[character] ?? null;
}

const asciiLines: Readonly<Partial<Record<string, string>>> = {
  '─': '-',
  '│': '|',
  '┌': '+',
  '┐': '+',
  '└': '+',
  '┘': '+',
  '├': '+',
  '┤': '+',
  '┬': '+',
  '┴': '+',
  '┼': '+',
};

const asciiSigns: Readonly<Partial<Record<string, string>>> = {
  '↑': '^',
  '↓': 'v',
  '←': '<',
  '→': '>',
  '…': '~',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '•': '*',
  '·': '.',
  '×': 'x',
  '\u00a0': ' ',
};

/** An accented letter without its accent; '?' when ASCII has nothing similar. */
function asciiLike(character: string): string {
  const letter = character.normalize('NFD').charAt(0);
  return letter >= ' ' && letter <= '~' ? letter : '?';
}

/**
 * The character to send for one cell. Its width differs from the drawn one's by one column at most.
 */
export function toTerminal(character: string, charset: Charset): string {
  if (character <= '~') return character;
  const line = asciiLines[character];
  if (line !== undefined) return charset.lines === 'ascii' ? line : character;
  const sign = asciiSigns[character];
  if (charset.unicode) return charset.signs === 'ascii' ? (sign ?? character) : character;
  return sign ?? asciiLike(character);
}
