import type { Op, RegExpProgram } from './regexp-program.js';

/**
 * Where a matcher goes back to. `slot` at -1: it tries `pc` at `at`. Else it gives the slot its
 * former place `at`.
 */
interface Way {
  readonly slot: number;
  readonly pc: number;
  readonly at: number;
}

class Matcher {
  steps = 0;

  constructor(
    private readonly chars: readonly string[],
    private readonly budget: number,
  ) {}

  /** The end of the match that begins at `start`; -1 when there is none or the budget is spent. */
  match(ops: readonly Op[], start: number): number {
    const ways: Way[] = [{ slot: -1, pc: 0, at: start }];
    const marks: number[] = [];
    for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
      if (way.slot >= 0) marks[way.slot] = way.at;
      else {
        const end = this.run(ops, way, ways, marks);
        if (end >= 0 || this.steps > this.budget) return end;
      }
    }
    return -1;
  }

  private run(ops: readonly Op[], way: Way, ways: Way[], marks: number[]): number {
    let { pc, at } = way;
    for (;;) {
      const op = ops[pc];
      this.steps += 1;
      if (op === undefined || this.steps > this.budget) return -1;
      pc += 1;
      switch (op.kind) {
        case 'match':
          return at;
        case 'char': {
          const char = this.chars[at];
          if (char === undefined || !op.accepts(char)) return -1;
          at += 1;
          break;
        }
        case 'split':
          ways.push({ slot: -1, pc: op.second, at });
          pc = op.first;
          break;
        case 'jump':
          pc = op.to;
          break;
        case 'assert':
          if (!op.holds(this.chars, at)) return -1;
          break;
        case 'look':
          if (this.match(op.ops, at) >= 0 === op.negate) return -1;
          break;
        case 'mark':
          ways.push({ slot: op.slot, pc: 0, at: marks[op.slot] ?? -1 });
          marks[op.slot] = at;
          break;
        case 'moved':
          if (marks[op.slot] === at) return -1;
          break;
      }
    }
  }
}

/**
 * The steps of a backtracking matcher that looks for every match in the text, as `replace` and
 * `matchAll` do. Counting stops above `budget`. No clock is asked, so the count is the same on
 * every machine.
 */
export function regExpSteps({ ops, flags }: RegExpProgram, text: string, budget: number): number {
  const chars = flags.includes('u')
    ? Array.from(text)
    : Array.from({ length: text.length }, (_, index) => text.charAt(index));
  const matcher = new Matcher(chars, budget);
  for (let start = 0; start <= chars.length && matcher.steps <= budget;) {
    const end = matcher.match(ops, start);
    // A sticky expression is tried at one place only.
    if (end < 0 && flags.includes('y')) break;
    start = Math.max(end, start + 1);
  }
  return matcher.steps;
}
