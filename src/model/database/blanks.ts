const written: Readonly<Record<string, string>> = {
  ' ': '%.',
  '\t': '%t',
  '\n': '%n',
  '\r': '%r',
  '%': '%%',
};
const read: Readonly<Record<string, string>> = {
  '.': ' ',
  t: '\t',
  n: '\n',
  r: '\r',
  '%': '%',
  _: '  ',
};

/**
 * The white-space coding of state.db attribute values: space `%.`, tab `%t`, LF `%n`, CR `%r`,
 * percent `%%`.
 */
export function encodeBlanks(text: string): string {
  return text.replace(/[ \t\n\r%]/g, (blank) => written[blank] ?? blank);
}

/**
 * Undoes `encodeBlanks`. Also takes the old `%_` (two spaces) and raw blanks, as dumps of the 5.5
 * to 6.1 era have them; a percent sign that starts none of the codes stands for itself.
 */
export function decodeBlanks(text: string): string {
  return text.includes('%')
    ? text.replace(/%([.tnr%_])/g, (_code, letter: string) => read[letter] ?? letter)
    : text;
}
