import { mayHaveChanged } from '../../reset/index.js';
import {
  errorText,
  interruptedWords as words,
  leftHostText,
  resetTitles,
} from '../../text/index.js';
import { text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go } from '../widgets/spec.js';
import { introPage } from './dialogue.js';
import type { ResetAnswer, ResetEffect } from './effects.js';
import { askToFinish } from './run.js';
import type { UnfinishedReset } from './unfinished.js';

/** What can be done with a reset that stopped half-way. */
type InterruptedChoice = 'look' | 'resume' | 'undo' | 'anew';

/** How the reset stopped. The page's title, sentence and rows depend on it. */
type Stop = 'cutOff' | 'failed' | 'beforeReboot' | 'goingBack';

function stopOf({ plan, events, undo, outcome }: UnfinishedReset): Stop {
  if (undo === 'undoing') return 'goingBack';
  if (outcome?.result === 'failed') return 'failed';
  const done = stepsDone(events);
  // This includes a reboot that was ordered but did not happen.
  return plan.steps.every(({ kind }, step) => kind === 'reboot' || done.has(step))
    ? 'beforeReboot'
    : 'cutOff';
}

function stepsDone(events: UnfinishedReset['events']): ReadonlySet<number> {
  return new Set(
    events.filter(({ phase }) => phase === 'done' || phase === 'skipped').map(({ step }) => step),
  );
}

/**
 * The choices, the harmless one first: a key pressed on a dark screen must not reboot a host. An
 * undo that stopped half-way can only be finished.
 */
function interruptedChoices(
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

/** What was begun, how far it came, the reason for the stop if known, and the state of the host. */
function storyOf(reset: UnfinishedReset, stop: Stop): readonly Paragraph[] {
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
          ? [text(errorText(outcome.error), 'bad'), text(leftHostText(outcome.error))]
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

function leadsTo(choice: InterruptedChoice, reset: UnfinishedReset): Go<ResetEffect, ResetAnswer> {
  switch (choice) {
    case 'look':
      return { to: 'close' };
    case 'resume':
      return askToFinish(reset, 'resume');
    case 'undo':
      return askToFinish(reset, 'undo');
    case 'anew':
      return { to: 'instead', page: introPage(), effects: [{ kind: 'readFacts' }] };
  }
}

/** The page of a reset that stopped half-way: what was begun, how far it came, and what to do. */
export function interruptedPage(reset: UnfinishedReset): DialoguePage<ResetEffect, ResetAnswer> {
  const stop = stopOf(reset);
  return {
    name: 'interrupted',
    topic: 'interrupted',
    spec: () => ({
      kind: 'list',
      title: titles[stop],
      intro: storyOf(reset, stop),
      columns: [],
      rows: interruptedChoices(reset).map((choice) => ({
        cells: row(choice, stop),
        disabled: '',
        go: leadsTo(choice, reset),
      })),
      preselected: 0,
    }),
  };
}
