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
 * Writes white space as state.db codes it in attribute values: space `%.`, tab `%t`, LF `%n`, CR
 * `%r`, percent `%%`.
 */
export function encodeBlanks(text: string): string {
  return text.replace(/[ \t\n\r%]/g, (blank) => written[blank] ?? blank);
}

/**
 * Undoes `encodeBlanks`. Dumps of the versions 5.5 to 6.1 also have `%_` (two spaces) and raw
 * blanks: both are read. A percent sign that starts no code stays as it is.
 */
export function decodeBlanks(text: string): string {
  return text.includes('%')
    ? text.replace(/%([.tnr%_])/g, (_code, letter: string) => read[letter] ?? letter)
    : text;
}
