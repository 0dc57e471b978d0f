import type { ConsoleView, InputEvent, Key } from '../../src/console/index.js';

/** What the operator answered, or why there is no answer. */
export type Answer =
  | { readonly kind: 'line'; readonly text: string }
  /** No more input: nobody answers any more. */
  | { readonly kind: 'end' }
  /** The console went elsewhere while the question stood: it is to be looked at anew. */
  | { readonly kind: 'elsewhere' };

/** What a question needs of the conversation it belongs to. */
export interface Talk {
  /** What there is to see now. */
  view(): ConsoleView;
  /** Prints whole lines. */
  say(...lines: readonly string[]): void;
  /** Prints a question and waits for its answer. `secret`: not echoed. */
  ask(question: string, secret?: boolean): Promise<Answer>;
  /** Hands an input to the state machines. */
  input(event: InputEvent): void;
}

/** Presses keys. */
export function press(talk: Talk, ...keys: readonly Key[]): void {
  for (const key of keys) talk.input({ kind: 'key', key });
}

/** What goes one step back wherever it is typed. */
export const backSign = '<';

/** What empties a field. */
export const emptySign = '-';
