const names = 'xe-reset-networking|xsconsole-setup|complete-network-reset|xapi-server|xsconsole';
/** A program's own name and its options, or the name after a word that asks somebody to type it. */
const hints = [
  `(?<!Usage: )(?<![\\w./-])(?:${names}) --?[a-z]`,
  `\\b(?:run|try|type|use|with|command|command is) "?(?:${names})(?![\\w.:(-])`,
].map((hint) => new RegExp(`.{0,40}${hint}.{0,40}`, 'giu'));

/**
 * The places of a text that tell somebody to type a program by its bare name. On a host that is its
 * own tool.
 */
export function bareNamesIn(text: string): readonly string[] {
  return hints.flatMap((hint) => text.match(hint) ?? []);
}
