/** A parsed S-expression of a database column: a string, or a parenthesised list. */
export type Sexpr = string | readonly Sexpr[];

/** Reads the whole text as one S-expression; null when it is not one. */
function parse(text: string): Sexpr | null {
  const open: Sexpr[][] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    let done: Sexpr | null = null;
    if (/\s/.test(char)) {
      at += 1;
    } else if (char === '(') {
      open.push([]);
      at += 1;
    } else if (char === ')') {
      const list = open.pop();
      if (list === undefined) return null;
      done = list;
      at += 1;
    } else if (char === "'" || char === '"') {
      let item = '';
      at += 1;
      while (at < text.length && text.charAt(at) !== char) {
        if (text.charAt(at) === '\\') at += 1;
        item += text.charAt(at);
        at += 1;
      }
      if (at >= text.length) return null;
      at += 1;
      done = item;
    } else {
      const word = /^[^\s()'"]+/.exec(text.slice(at))?.[0] ?? '';
      at += word.length;
      done = word;
    }
    if (done !== null) {
      const parent = open.at(-1);
      if (parent !== undefined) parent.push(done);
      else return text.slice(at).trim() === '' ? done : null;
    }
  }
  return null;
}

function quote(item: string): string {
  return `'${item.replace(/[\\']/g, '\\$&')}'`;
}

/**
 * The items of a stored set, `('a' 'b')`. Both quoting styles and bare words are read. null: the
 * text is not a set of strings.
 */
export function parseSet(text: string): readonly string[] | null {
  if (text === '()') return [];
  const list = parse(text);
  if (list === null || typeof list === 'string') return null;
  const items: string[] = [];
  for (const item of list) {
    if (typeof item !== 'string') return null;
    items.push(item);
  }
  return items;
}

/** The entries of a stored map, `(('k' 'v'))`, in their order. null: not a map of strings. */
export function parseMap(text: string): ReadonlyMap<string, string> | null {
  const entries = new Map<string, string>();
  if (text === '()') return entries;
  const list = parse(text);
  if (list === null || typeof list === 'string') return null;
  for (const pair of list) {
    if (typeof pair === 'string' || pair.length !== 2) return null;
    const [key, value] = pair;
    if (typeof key !== 'string' || typeof value !== 'string') return null;
    entries.set(key, value);
  }
  return entries;
}

/** Writes a set as the database stores it: the inverse of `parseSet`. */
export function printSet(items: readonly string[]): string {
  return `(${items.map(quote).join(' ')})`;
}

/** Writes a map as the database stores it: the inverse of `parseMap`. */
export function printMap(entries: ReadonlyMap<string, string>): string {
  return `(${[...entries].map(([key, value]) => `(${quote(key)} ${quote(value)})`).join(' ')})`;
}
