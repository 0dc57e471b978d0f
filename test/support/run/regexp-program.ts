import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';

/** One step of a backtracking matcher, as JavaScript engines run them. */
export type Op =
  | { readonly kind: 'char'; readonly accepts: (char: string) => boolean }
  | { readonly kind: 'split'; readonly first: number; readonly second: number }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'assert'; readonly holds: (chars: readonly string[], at: number) => boolean }
  | { readonly kind: 'look'; readonly ops: readonly Op[]; readonly negate: boolean }
  /**
   * Remembers the place, and goes on only if it has changed. Otherwise a loop over nothing would
   * never end.
   */
  | { readonly kind: 'mark'; readonly slot: number }
  | { readonly kind: 'moved'; readonly slot: number }
  | { readonly kind: 'match' };

/** A regular expression that can be run step by step. */
export interface RegExpProgram {
  readonly pattern: AST.Pattern;
  readonly flags: string;
  readonly ops: readonly Op[];
  /** Whether the node, a character or a set, takes the character. */
  readonly accepts: (node: AST.Element, char: string) => boolean;
}

const isWord = (char: string | undefined): boolean => char !== undefined && /^\w$/.test(char);

function assertion(
  node: AST.EdgeAssertion | AST.WordBoundaryAssertion,
  multiline: boolean,
): (chars: readonly string[], at: number) => boolean {
  if (node.kind === 'word') {
    const { negate } = node;
    return (chars, at) => (isWord(chars[at - 1]) !== isWord(chars[at])) !== negate;
  }
  if (node.kind === 'start')
    return (chars, at) => at === 0 || (multiline && chars[at - 1] === '\n');
  return (chars, at) => at === chars.length || (multiline && chars[at] === '\n');
}

class Compiler {
  private slots = 0;
  /** By the text of a node: which characters it takes, as far as they have been asked for. */
  private readonly known = new Map<string, Map<string, boolean>>();

  constructor(
    private readonly flags: string,
    private readonly multiline: boolean,
  ) {}

  readonly accepts = (node: AST.Element, char: string): boolean => this.test(node)(char);

  /** Whether a node takes a character. The engine itself is asked only once for each. */
  private test(node: AST.Element): (char: string) => boolean {
    const { raw } = node;
    const known = this.known.get(raw) ?? new Map<string, boolean>();
    this.known.set(raw, known);
    return (char) => {
      const found = known.get(char);
      if (found !== undefined) return found;
      const takes = new RegExp(`^(?:${raw})$`, this.flags.replace(/[gmy]/g, '')).test(char);
      known.set(char, takes);
      return takes;
    };
  }

  alternatives(alternatives: readonly AST.Alternative[], ops: Op[]): void {
    const ends: number[] = [];
    for (const [index, { elements }] of alternatives.entries()) {
      const split = ops.length;
      const last = index === alternatives.length - 1;
      if (!last) ops.push({ kind: 'match' });
      for (const element of elements) this.element(element, ops);
      if (last) break;
      ends.push(ops.length);
      ops.push({ kind: 'match' });
      ops[split] = { kind: 'split', first: split + 1, second: ops.length };
    }
    for (const end of ends) ops[end] = { kind: 'jump', to: ops.length };
  }

  private element(node: AST.Element, ops: Op[]): void {
    switch (node.type) {
      case 'Group':
      case 'CapturingGroup':
        this.alternatives(node.alternatives, ops);
        return;
      case 'Quantifier':
        this.quantifier(node, ops);
        return;
      case 'Assertion':
        this.assertion(node, ops);
        return;
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
        ops.push({ kind: 'char', accepts: this.test(node) });
        return;
      default:
        throw new Error(`${node.raw}: no ${node.type} in the code so far; teach the counter`);
    }
  }

  private assertion(node: AST.Assertion, ops: Op[]): void {
    if (node.kind === 'lookbehind') return;
    if (node.kind !== 'lookahead') {
      ops.push({ kind: 'assert', holds: assertion(node, this.multiline) });
      return;
    }
    const inner: Op[] = [];
    this.alternatives(node.alternatives, inner);
    ops.push({ kind: 'look', ops: [...inner, { kind: 'match' }], negate: node.negate });
  }

  private quantifier({ element, min, max, greedy }: AST.Quantifier, ops: Op[]): void {
    for (let done = 0; done < min; done += 1) this.element(element, ops);
    const split = (at: number): Op =>
      greedy
        ? { kind: 'split', first: at + 1, second: ops.length }
        : { kind: 'split', first: ops.length, second: at + 1 };
    if (max === Infinity) {
      const start = ops.length;
      const slot = this.slots;
      this.slots += 1;
      ops.push({ kind: 'match' }, { kind: 'mark', slot });
      this.element(element, ops);
      ops.push({ kind: 'moved', slot }, { kind: 'jump', to: start });
      ops[start] = split(start);
      return;
    }
    const starts: number[] = [];
    for (let more = min; more < max; more += 1) {
      starts.push(ops.length);
      ops.push({ kind: 'match' });
      this.element(element, ops);
    }
    for (const start of starts) ops[start] = split(start);
  }
}

/** Compiles `/source/flags` as it stands in the code. */
export function regExpProgram(literal: string): RegExpProgram {
  const { pattern, flags } = parseRegExpLiteral(literal);
  const compiler = new Compiler(flags.raw, flags.multiline);
  const ops: Op[] = [];
  compiler.alternatives(pattern.alternatives, ops);
  return {
    pattern,
    flags: flags.raw,
    ops: [...ops, { kind: 'match' }],
    accepts: compiler.accepts,
  };
}
