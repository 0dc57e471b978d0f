import { isReversible, mayHaveChanged, type ResetStep, type RunEvent } from '../../reset/index.js';
import {
  duration,
  errorText,
  keyHints,
  leftHostText,
  noteText,
  outcomeText,
  resetTitles,
  runKeys,
  runWords,
  secondsGone,
  stepLabel,
  undoText,
} from '../../text/index.js';
import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import { millisecondsBetween } from '../clock.js';
import type { ProgressView } from '../view.js';
import { noHint } from '../widgets/moved.js';
import type { DialoguePage, Go, KeySpec } from '../widgets/spec.js';
import type { ResetAnswer, ResetEffect } from './effects.js';
import { askFinish, type Finish } from './finish.js';
import { isBusy, offers, unfinishedOf, type RunState } from './run-state.js';
import type { UnfinishedReset } from './unfinished.js';

type StepView = ProgressView['steps'][number];

/** Whether a step that has begun is still going on. It is not if its run was cut off. */
function goesOn({ events, earlier, outcome, undo }: RunState, event: RunEvent): boolean {
  const at = events.lastIndexOf(event);
  return outcome === null && undo === 'no' && at >= earlier && at === events.length - 1;
}

function stepView(run: RunState, index: number, step: ResetStep, now: string): StepView {
  const own = run.events.filter((event) => event.step === index);
  const last = own.at(-1);
  const label = stepLabel(step);
  if (last === undefined) return { label, state: 'waiting', note: '' };
  const started = own.findLast((event) => event.phase === 'starting');
  const took = started === undefined ? '' : duration(millisecondsBetween(started.at, last.at));
  const note = last.note === undefined ? took : noteText(last.note);
  const back = typeof run.undo === 'object' && run.undo.result === 'undone';
  if (back && isReversible(step)) return { label, state: 'skipped', note: runWords.undone };
  switch (last.phase) {
    case 'starting':
      return goesOn(run, last)
        ? { label, state: 'running', note: secondsGone(millisecondsBetween(last.at, now)) }
        : { label, state: 'waiting', note: '' };
    case 'done':
      return { label, state: 'done', note };
    case 'skipped':
      return { label, state: 'skipped', note };
    case 'failed':
      return { label, state: 'failed', note: took };
    case 'undone':
      return { label, state: 'skipped', note: runWords.undone };
  }
}

function undoSummary({ undo }: RunState): readonly Paragraph[] {
  if (undo === 'no') return [];
  if (undo === 'running') return [text(runWords.undoing)];
  const good = undo.result === 'undone' || undo.result === 'nothingToUndo';
  return [
    text(undoText(undo), good ? 'good' : 'bad'),
    ...(undo.result === 'failed'
      ? [text(errorText(undo.error)), text(leftHostText(undo.error))]
      : []),
    text(runWords.closes, 'dim'),
  ];
}

function summary(run: RunState, refused: boolean): readonly Paragraph[] {
  const { outcome } = run;
  if (run.undo !== 'no') return undoSummary(run);
  if (outcome === null) {
    if (run.escape === 'cancel') return [text(runWords.stopping, 'warning')];
    return refused ? [text(runWords.noEscape, 'warning')] : [text(runWords.running)];
  }
  if (outcome.result !== 'failed')
    return [
      text(outcomeText(outcome), outcome.result === 'cancelled' ? 'plain' : 'good'),
      text(runWords.closes, 'dim'),
    ];
  const offered = offers(run);
  return [
    text(outcomeText(outcome), 'bad'),
    text(errorText(outcome.error)),
    text(leftHostText(outcome.error)),
    blank,
    text(
      offered.resume ? runWords.offers : offered.undo ? runWords.offerUndo : runWords.closes,
      'accent',
    ),
  ];
}

/** The steps with their states and times. A running step's time counts up to `now`. */
export function stepViews(run: RunState, now: string): ProgressView['steps'] {
  return run.plan.steps.map((step, index) => stepView(run, index, step, now));
}

type Page = DialoguePage<ResetEffect, ResetAnswer>;
type Keys = readonly KeySpec<ResetEffect, ResetAnswer>[];

/** Esc ends the run before its first change. After that, it only says why it cannot. */
function keysWhileBusy(run: RunState, refused: boolean): Keys {
  if (run.undo !== 'no') return [];
  const changed = mayHaveChanged(run);
  const again = run.escape === 'cancel' || refused;
  return [
    {
      key: 'escape',
      hint: changed ? noHint : keyHints.stop,
      go: {
        to: 'stay',
        page: runPage(refused || (changed && run.escape === 'no')),
        effects: changed || again ? [] : [{ kind: 'cancelRun' }],
      },
    },
  ];
}

/** The keys after an error: C or F8 (resume) and U (undo). */
function keysAtEnd(run: RunState): Keys {
  const { resume, undo } = offers(run);
  const stopped = unfinishedOf(run);
  const close = { to: 'close' } as const;
  return [
    ...(resume
      ? [
          { key: 'f8', hint: runKeys.resume, go: askToFinish(stopped, 'resume') },
          { key: 'c', hint: noHint, go: askToFinish(stopped, 'resume') },
        ]
      : []),
    ...(undo ? [{ key: 'u', hint: runKeys.undo, go: askToFinish(stopped, 'undo') }] : []),
    { key: 'escape', hint: resume || undo ? runKeys.leave : noHint, go: close },
    ...(resume || undo ? [] : [{ key: 'enter', hint: keyHints.close, go: close }]),
  ];
}

/** Resumes a reset that stopped half-way, and shows the run. */
function goOn(planId: string, by: string): Go<ResetEffect, ResetAnswer> {
  return {
    to: 'instead',
    page: runPage(),
    effects: [{ kind: 'resume', planId, by }],
    guarded: true,
  };
}

/** Undoes a reset's changes, and shows the run. */
function goBack(planId: string, by: string): Go<ResetEffect, ResetAnswer> {
  return { to: 'instead', page: runPage(), effects: [{ kind: 'undo', planId, by }], guarded: true };
}

/** Resumes or undoes a reset that stopped half-way, after the question for `yes`. */
export function askToFinish(reset: UnfinishedReset, does: Finish): Go<ResetEffect, ResetAnswer> {
  return askFinish(reset, does, (by) => (does === 'resume' ? goOn : goBack)(reset.plan.id, by));
}

/** The name of the run's page. */
export const runPageName = 'run';

/**
 * The page of a run: its steps with their states and times, and how it ended. `refused`: Esc was
 * pressed too late.
 */
export function runPage(refused = false): Page {
  return {
    name: runPageName,
    topic: 'progress',
    ticks: true,
    spec: ({ run, now }) => ({
      kind: 'progress',
      title: run === null || isBusy(run) ? resetTitles.run : resetTitles.ended,
      steps: run === null ? [] : stepViews(run, now),
      current: run?.events.at(-1)?.step ?? 0,
      summary: run === null ? [] : summary(run, refused),
      keys: run === null ? [] : isBusy(run) ? keysWhileBusy(run, refused) : keysAtEnd(run),
    }),
  };
}
