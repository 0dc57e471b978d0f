import { mayHaveChanged, type ResetRecord } from '../reset/index.js';
import {
  errorText,
  interruptedWords as words,
  keyHints,
  leftHostText,
  resetTitles,
} from '../text/index.js';
import { layout, text, type Paragraph } from './paragraph.js';
import type { ChoiceView } from './view.js';

/** What can be done with a reset that stopped half-way. */
export type InterruptedChoice = 'look' | 'resume' | 'undo' | 'anew';

/** A reset that stopped half-way: found in the journal at the start, or failed under the operator's eyes. */
export type UnfinishedReset = Pick<ResetRecord, 'plan' | 'events' | 'begunAt'> &
  Partial<Pick<ResetRecord, 'undo' | 'outcome'>>;

/** The page about a reset that stopped half-way. */
export interface InterruptedState {
  readonly reset: UnfinishedReset;
  readonly selected: number;
}

/** How it stopped. */
type Stop = 'cutOff' | 'failed' | 'beforeReboot' | 'goingBack';

function stopOf({ plan, events, undo, outcome }: UnfinishedReset): Stop {
  if (undo === 'undoing') return 'goingBack';
  if (outcome?.result === 'failed') return 'failed';
  const done = stepsDone(events);
  // Also where the order to reboot was given and nothing came of it.
  return plan.steps.every(({ kind }, step) => kind === 'reboot' || done.has(step))
    ? 'beforeReboot'
    : 'cutOff';
}

function stepsDone(events: UnfinishedReset['events']): ReadonlySet<number> {
  return new Set(
    events.filter(({ phase }) => phase === 'done' || phase === 'skipped').map(({ step }) => step),
  );
}

/** What can be chosen, the harmless row first: a key pressed on a dark screen must not reboot a host. Going back can only be finished. */
export function interruptedChoices(
  reset: UnfinishedReset,
): readonly [InterruptedChoice, ...InterruptedChoice[]] {
  return stopOf(reset) === 'goingBack' ? ['look', 'undo'] : ['look', 'resume', 'undo', 'anew'];
}

function row(choice: InterruptedChoice, stop: Stop): readonly [string, string] {
  switch (choice) {
    case 'look':
      return [words.look, words.lookMeans];
    case 'resume':
      return stop === 'beforeReboot'
        ? [words.reboot, words.rebootMeans]
        : [words.resume, words.resumeMeans];
    case 'undo':
      return [words.undo, words.undoMeans];
    case 'anew':
      return [words.anew, words.anewMeans];
  }
}

/** The row under the bar. */
export function interruptedChoice({ reset, selected }: InterruptedState): InterruptedChoice {
  const choices = interruptedChoices(reset);
  return choices[selected] ?? choices[0];
}

/** What was begun, how far it came, why it stopped as far as that is known, and in which state the host is. */
function told(reset: UnfinishedReset, stop: Stop): readonly Paragraph[] {
  const { begunAt, events, plan, outcome } = reset;
  const far = text(
    mayHaveChanged(reset) ? words.done(stepsDone(events).size, plan.steps.length) : words.unchanged,
  );
  switch (stop) {
    case 'beforeReboot':
      return [text(words.waits(begunAt), 'warning'), text(words.askReboot)];
    case 'goingBack':
      return [text(words.goingBack(begunAt), 'warning'), text(words.askGoingBack)];
    case 'cutOff':
      return [text(words.begun(begunAt), 'warning'), far, text(words.ask)];
    case 'failed':
      return [
        text(words.begun(begunAt), 'warning'),
        far,
        ...(outcome?.result === 'failed'
          ? [text(errorText(outcome.error), 'bad'), text(leftHostText(outcome.error.leftHost))]
          : []),
        text(words.ask),
      ];
  }
}

const titles: Readonly<Record<Stop, string>> = {
  cutOff: resetTitles.interrupted,
  failed: resetTitles.interrupted,
  beforeReboot: words.waitsTitle,
  goingBack: words.goingBackTitle,
};

/** What was begun, how far it came, and what can be done. */
export function interruptedView(
  { reset, selected }: InterruptedState,
  columns: number,
): ChoiceView {
  const stop = stopOf(reset);
  return {
    kind: 'choice',
    title: titles[stop],
    intro: layout(told(reset, stop), columns),
    columns: [],
    options: interruptedChoices(reset).map((choice) => ({
      cells: row(choice, stop),
      disabled: '',
    })),
    selected,
    notice: [],
    keys: [keyHints.move, keyHints.select, keyHints.back],
  };
}
