import type { ConsoleView, InputEvent, Key, Size } from '../../src/console/index.js';

/** What the operator answered, or why there is no answer. */
export type Answer =
  | { readonly kind: 'line'; readonly text: string }
  /** The input has ended, so no more answers come. */
  | { readonly kind: 'end' }
  /** The console changed its page while the question waited: look again. */
  | { readonly kind: 'elsewhere' };

/** What a question needs from the conversation around it. */
export interface Talk {
  /** The present view. */
  view(): ConsoleView;
  /** The size of the terminal; null: input or output is no terminal, so no text is stopped. */
  screen(): Size | null;
  /** Prints whole lines. */
  say(...lines: readonly string[]): void;
  /** Prints a question and waits for its answer. `secret`: not echoed. */
  ask(question: string, secret?: boolean): Promise<Answer>;
  /** Passes an input to the state machines. */
  input(event: InputEvent): void;
}

/** Passes keys to the state machines, one after the other. */
export function press(talk: Talk, ...keys: readonly Key[]): void {
  for (const key of keys) talk.input({ kind: 'key', key });
}

/** This answer goes one step back, at any question. */
export const backSign = '<';

/** This answer empties a field. */
export const emptySign = '-';
