import { mayHaveChanged, type ResetRecord } from '../reset/index.js';
import { interruptedWords as words, keyHints, resetTitles } from '../text/index.js';
import { layout, text } from './block.js';
import type { ChoiceView } from './view.js';

/** What can be done with a reset that stopped half-way. */
export type InterruptedChoice = 'look' | 'resume' | 'undo' | 'anew';

/** A reset that stopped half-way: found in the journal at the start, or failed under the operator's eyes. */
export type UnfinishedReset = Pick<ResetRecord, 'plan' | 'events' | 'begunAt'>;

/** The page about a reset that stopped half-way. */
export interface InterruptedState {
  readonly reset: UnfinishedReset;
  readonly selected: number;
}

/** The harmless row is the first: a key pressed on a dark screen must not reboot a host. */
export const interruptedChoices: readonly [InterruptedChoice, ...InterruptedChoice[]] = ['look', 'resume', 'undo', 'anew'];

const rows: Readonly<Record<InterruptedChoice, readonly [string, string]>> = {
  look: [words.look, words.lookMeans],
  resume: [words.resume, words.resumeMeans],
  undo: [words.undo, words.undoMeans],
  anew: [words.anew, words.anewMeans],
};

const rebootRow = [words.reboot, words.rebootMeans] as const;

/** The row under the bar. */
export function interruptedChoice({ selected }: InterruptedState): InterruptedChoice {
  return interruptedChoices[selected] ?? interruptedChoices[0];
}

/** What was begun, how far it came, and what can be done. */
export function interruptedView({ reset, selected }: InterruptedState, columns: number): ChoiceView {
  const done = new Set(reset.events.filter(({ phase }) => phase === 'done' || phase === 'skipped').map(({ step }) => step));
  // Also where the order to reboot was given and nothing came of it.
  const waits = reset.plan.steps.every(({ kind }, step) => kind === 'reboot' || done.has(step)) && reset.events.at(-1)?.phase !== 'failed';
  return {
    kind: 'choice',
    title: waits ? words.waitsTitle : resetTitles.interrupted,
    intro: layout([
      text(waits ? words.waits(reset.begunAt) : words.begun(reset.begunAt), 'warning'),
      ...(waits ? [] : [text(mayHaveChanged(reset) ? words.done(done.size, reset.plan.steps.length) : words.unchanged)]),
      text(waits ? words.askReboot : words.ask),
    ], columns),
    columns: [],
    options: interruptedChoices.map((choice) => ({ cells: choice === 'resume' && waits ? rebootRow : rows[choice], disabled: '' })),
    selected,
    notice: [],
    keys: [keyHints.move, keyHints.select, keyHints.back],
  };
}
