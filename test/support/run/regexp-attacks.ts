import type { AST } from '@eslint-community/regexpp';
import type { RegExpProgram } from './regexp-program.js';

const everyday = Array.from(' \t\naA0_-.:,;"\'<>=/\\()[]{}&%$#@!|+*~é\u0000');

function nodesIn(node: AST.Pattern | AST.Alternative | AST.Element): readonly AST.Element[] {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return [...node.alternatives.flatMap(nodesIn), ...(node.type === 'Pattern' ? [] : [node])];
    case 'Alternative':
      return node.elements.flatMap(nodesIn);
    case 'Quantifier':
      return [node, ...nodesIn(node.element)];
    case 'Assertion':
      return node.kind === 'lookahead' ? node.alternatives.flatMap(nodesIn) : [];
    default:
      return [node];
  }
}

const isOneChar = (node: AST.Element): boolean =>
  ['Character', 'CharacterSet', 'CharacterClass'].includes(node.type);

/** Makes texts for one expression. */
class Attacks {
  /** One character for each way in which the expression's sets tell characters apart. */
  private readonly alphabet: readonly string[];
  private readonly nodes: readonly AST.Element[];

  /** `tight`: what may be left out is left out. */
  constructor(
    private readonly program: RegExpProgram,
    private readonly tight: boolean,
  ) {
    this.nodes = nodesIn(program.pattern);
    const sets = this.nodes.filter(isOneChar);
    const own = sets.flatMap((node) =>
      node.type === 'Character'
        ? [String.fromCodePoint(node.value)]
        : node.type === 'CharacterClass'
          ? node.elements.flatMap((element) =>
              element.type === 'Character'
                ? [String.fromCodePoint(element.value)]
                : element.type === 'CharacterClassRange'
                  ? [String.fromCodePoint(element.min.value)]
                  : [],
            )
          : [],
    );
    const kinds = new Map<string, string>();
    for (const char of [...everyday, ...own]) {
      // A line end is a kind of its own: a multi-line ^ tells it apart.
      const kind = [...sets.map((node) => program.accepts(node, char)), char === '\n'].join();
      if (!kinds.has(kind)) kinds.set(kind, char);
    }
    this.alphabet = [...kinds.values()];
  }

  /** A few texts that the node takes, made of the `wanted` character where that fits. */
  private samples(node: AST.Element, wanted = ''): readonly string[] {
    if (isOneChar(node)) {
      const all = this.alphabet.filter((char) => this.program.accepts(node, char));
      return wanted !== '' && this.program.accepts(node, wanted) ? [wanted, ...all] : all;
    }
    switch (node.type) {
      case 'Group':
      case 'CapturingGroup':
        return node.alternatives.slice(0, 4).map(({ elements }) => this.sample(elements, wanted));
      case 'Quantifier':
        if (this.tight && node.min === 0) return [''];
        return this.samples(node.element, wanted).map((text) => text.repeat(Math.max(1, node.min)));
      default:
        return [''];
    }
  }

  private sample(elements: readonly AST.Element[], wanted = ''): string {
    return elements.map((element) => this.samples(element, wanted)[0] ?? '').join('');
  }

  /** What may stand before a node within the whole expression. */
  private before(node: AST.Element): string {
    const { parent } = node;
    if (parent.type !== 'Alternative')
      return parent.type === 'Quantifier' ? this.before(parent) : '';
    const own = this.sample(parent.elements.slice(0, parent.elements.indexOf(node)));
    const above = parent.parent;
    const outer =
      above.type === 'Group' || above.type === 'CapturingGroup' ? this.before(above) : '';
    return outer + own;
  }

  /** Beginnings, and what is repeated after them. */
  repetitions(): readonly (readonly [string, string])[] {
    const whole = this.program.pattern.alternatives.map(({ elements }) => this.sample(elements));
    // What a match begins with, inside its loops: there a search begins again and again.
    const firsts = ['', ...whole.map((text) => text.slice(0, 1)).slice(0, 3)];
    const loops = this.nodes.filter(
      (node): node is AST.Quantifier => node.type === 'Quantifier' && node.max > 10,
    );
    return [
      ...whole.flatMap((text) => [['', text] as const, ['', text.slice(0, -1)] as const]),
      ...loops.flatMap((node) => {
        const before = this.before(node);
        return firsts
          .flatMap((first) => this.samples(node, first))
          .flatMap((text) => [
            ['', text] as const,
            [before, text] as const,
            ['', before + text] as const,
          ]);
      }),
    ];
  }
}

/** Endings that make a match fail late: nothing, a control character, a line end, one more word. */
const endings = ['', '\u0000', '\n', ' a'];

/** A text of any length that is likely to make an expression backtrack. */
export type Attack = (length: number) => string;

/** The attacks against one expression. */
export function regExpAttacks(program: RegExpProgram): readonly Attack[] {
  const attacks = new Map<string, Attack>();
  const repetitions = [false, true].flatMap((tight) => new Attacks(program, tight).repetitions());
  for (const [start, repeated] of repetitions) {
    for (const ending of repeated === '' ? [] : endings) {
      attacks.set([start, repeated, ending].join('\u0001'), (length) => {
        const room = Math.max(0, length - start.length - ending.length);
        return start + repeated.repeat(Math.ceil(room / repeated.length)).slice(0, room) + ending;
      });
    }
  }
  return [...attacks.values()];
}
