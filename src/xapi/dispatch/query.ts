import { err, ok, type Result } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import type { Row } from '../database/row.js';
import { invalidValue } from '../errors.js';

/** A compiled query that tells whether a row matches. `valueOf` gives a column's stored text. */
export type Predicate = (valueOf: (column: string) => string) => boolean;

type Value = { readonly kind: 'literal' | 'field'; readonly text: string };

const token = /\s*(?:(\(|\)|=)|"([^"]*)"|([a-z]+)(?![A-Za-z0-9_"])|(\S))/y;

/** No client nests deeper than this. The limit keeps hostile text from exhausting the stack. */
const maximalDepth = 100;

/**
 * The most tokens in a query: forty times what any client writes. A longer query would take long
 * for every row, and nobody else is answered meanwhile.
 */
const maximalLength = 1000;

type Token = { readonly kind: 'sign' | 'literal' | 'word' | 'bad'; readonly text: string };

function tokens(text: string): readonly Token[] {
  const list: Token[] = [];
  token.lastIndex = 0;
  for (
    let match = token.exec(text);
    match !== null && list.length <= maximalLength;
    match = token.exec(text)
  ) {
    const [, sign, literal, word, bad] = match;
    if (sign !== undefined) list.push({ kind: 'sign', text: sign });
    else if (literal !== undefined) list.push({ kind: 'literal', text: literal });
    else if (word !== undefined) list.push({ kind: 'word', text: word });
    else list.push({ kind: 'bad', text: bad ?? '' });
  }
  return list;
}

class Parser {
  private at = 0;

  constructor(private readonly list: readonly Token[]) {}

  /** The whole text as a predicate; null when it is not a query. */
  all(): Predicate | null {
    const predicate = this.chain(0);
    return this.at === this.list.length ? predicate : null;
  }

  /** `and` and `or` bind equally, from left to right. */
  private chain(depth: number): Predicate | null {
    let left = this.term(depth);
    while (left !== null && (this.isNext('word', 'and') || this.isNext('word', 'or'))) {
      const both = this.list[this.at]?.text === 'and';
      this.at += 1;
      const first = left;
      const second = this.term(depth);
      left =
        second === null
          ? null
          : both
            ? (of) => first(of) && second(of)
            : (of) => first(of) || second(of);
    }
    return left;
  }

  private term(depth: number): Predicate | null {
    if (depth > maximalDepth) return null;
    if (this.take('word', 'true')) return () => true;
    if (this.take('word', 'false')) return () => false;
    if (this.take('word', 'not')) {
      const inner = this.term(depth + 1);
      return inner === null ? null : (of) => !inner(of);
    }
    if (this.take('sign', '(')) {
      const inner = this.chain(depth + 1);
      return inner !== null && this.take('sign', ')') ? inner : null;
    }
    const left = this.value();
    if (left === null || !this.take('sign', '=')) return null;
    const right = this.value();
    if (right === null) return null;
    const read = (value: Value, of: (column: string) => string) =>
      value.kind === 'field' ? of(value.text) : value.text;
    return (of) => read(left, of) === read(right, of);
  }

  private value(): Value | null {
    const kind = this.take('word', 'field') ? 'field' : 'literal';
    const next = this.list[this.at];
    if (next?.kind !== 'literal') return null;
    this.at += 1;
    return { kind, text: next.text };
  }

  private isNext(kind: Token['kind'], text: string): boolean {
    const next = this.list[this.at];
    return next?.kind === kind && next.text === text;
  }

  private take(kind: Token['kind'], text: string): boolean {
    if (!this.isNext(kind, text)) return false;
    this.at += 1;
    return true;
  }
}

/**
 * Parses a query of get_all_records_where: `true`, `false`, `not e`, `e and e`, `e or e`, `(e)` or
 * `v = v`, where v is a `"literal"` or `field "column"`. INVALID_VALUE [expr; text] for anything
 * else.
 */
export function parseQuery(text: string): Result<Predicate, ApiError> {
  const list = tokens(text);
  const predicate = list.length > maximalLength ? null : new Parser(list).all();
  return predicate === null ? err(invalidValue('expr', text.slice(0, 200))) : ok(predicate);
}

/** Whether a row matches. `computed` gives the text of a column that is not stored, else null. */
export function matches(
  predicate: Predicate,
  row: Row,
  computed: (column: string) => string | null,
): boolean {
  return predicate((column) => computed(column) ?? row.get(column));
}
