/**
 * What the terminal can show: `lines` says how frames are drawn, `unicode` whether other characters
 * than ASCII may be sent.
 */
export interface Charset {
  readonly lines: 'unicode' | 'dec' | 'ascii';
  readonly unicode: boolean;
}

/** What VT100's line drawing character set calls them. */
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

/** The character of DEC graphics for a line; null for what is none. */
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

/** An accented letter without its accent; '?' for what has no like in ASCII. */
function asciiLike(character: string): string {
  const letter = character.normalize('NFD').charAt(0);
  return letter >= ' ' && letter <= '~' ? letter : '?';
}

/**
 * The character to send for one cell: never more than one column wider or narrower than what was
 * drawn.
 */
export function toTerminal(character: string, charset: Charset): string {
  if (character <= '~') return character;
  const line = asciiLines[character];
  if (line !== undefined) return charset.lines === 'ascii' ? line : character;
  return charset.unicode ? character : (asciiSigns[character] ?? asciiLike(character));
}
