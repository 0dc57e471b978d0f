import {
  mayHaveChanged,
  type ResetPlan,
  type ResetStep,
  type RunEvent,
} from '../../reset/index.js';
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
  seconds,
  stepLabel,
  undoText,
} from '../../text/index.js';
import { blank, layout, text, type Paragraph } from '../paragraph.js';
import { millisecondsBetween } from '../clock.js';
import type { ProgressView } from '../view.js';
import type { RunState } from './step.js';

/** A run that has just been asked for. */
export function startRun(plan: ResetPlan, events: readonly RunEvent[] = []): RunState {
  return { plan, events, outcome: null, escape: 'no', undo: 'no' };
}

/** Whether it is still going on, or being taken back. */
export function isBusy({ outcome, undo }: RunState): boolean {
  return undo === 'running' || (undo === 'no' && outcome === null);
}

/** What can be done after the run: nothing is offered while it goes on, and going back only when something was changed. */
export function offers(run: RunState): { readonly resume: boolean; readonly undo: boolean } {
  if (run.outcome?.result !== 'failed' || run.undo !== 'no') return { resume: false, undo: false };
  const { error } = run.outcome;
  const changed = error.leftHost !== 'untouched';
  return { resume: changed && error.retryable, undo: changed };
}

type StepView = ProgressView['steps'][number];

function stepView(run: RunState, index: number, step: ResetStep, now: string): StepView {
  const own = run.events.filter((event) => event.step === index);
  const last = own.at(-1);
  const label = stepLabel(step);
  if (last === undefined) return { label, state: 'waiting', note: '' };
  const started = own.findLast((event) => event.phase === 'starting');
  const took = started === undefined ? '' : duration(millisecondsBetween(started.at, last.at));
  const note = last.note === undefined ? took : noteText(last.note);
  switch (last.phase) {
    // An event's failure ends the run; a start without an end in a run that has ended was cut off.
    case 'starting':
      return isBusy(run)
        ? { label, state: 'running', note: seconds(millisecondsBetween(last.at, now)) }
        : { label, state: 'waiting', note: '' };
    case 'done':
      return { label, state: 'done', note };
    case 'skipped':
      return { label, state: 'skipped', note };
    case 'failed':
      return { label, state: 'failed', note: took };
    case 'undone':
      return { label, state: 'skipped', note: runWords.takenBack };
  }
}

function undoSummary({ undo }: RunState): readonly Paragraph[] {
  if (undo === 'no') return [];
  if (undo === 'running') return [text(runWords.undoing)];
  const good = undo.result === 'undone' || undo.result === 'nothingToUndo';
  return [
    text(undoText(undo), good ? 'good' : 'bad'),
    ...(undo.result === 'failed'
      ? [text(errorText(undo.error)), text(leftHostText(undo.error.leftHost))]
      : []),
    text(runWords.closes, 'dim'),
  ];
}

function summary(run: RunState): readonly Paragraph[] {
  const { outcome } = run;
  if (run.undo !== 'no') return undoSummary(run);
  if (outcome === null) {
    if (run.escape === 'cancel') return [text(runWords.stopping, 'warning')];
    return run.escape === 'refused'
      ? [text(runWords.noEscape, 'warning')]
      : [text(runWords.running)];
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
    text(leftHostText(outcome.error.leftHost)),
    blank,
    text(
      offered.resume ? runWords.offers : offered.undo ? runWords.offerUndo : runWords.closes,
      'accent',
    ),
  ];
}

function currentStep(run: RunState): number {
  return run.events.at(-1)?.step ?? 0;
}

/** The steps with their states and times; of a running one up to `now`. */
export function stepViews(run: RunState, now: string): ProgressView['steps'] {
  return run.plan.steps.map((step, index) => stepView(run, index, step, now));
}

/** The steps with their states and times (of a running one up to `now`, ISO 8601), and how it ended. */
export function runView(run: RunState, now: string, columns: number): ProgressView {
  const offered = offers(run);
  return {
    kind: 'progress',
    title: isBusy(run) ? resetTitles.run : resetTitles.ended,
    steps: stepViews(run, now),
    current: currentStep(run),
    summary: layout(summary(run), columns),
    keys: [
      ...(offered.resume ? [runKeys.resume] : []),
      ...(offered.undo ? [runKeys.undo] : []),
      ...(isBusy(run)
        ? run.undo === 'no' && !mayHaveChanged(run)
          ? [keyHints.stop]
          : []
        : [offered.resume || offered.undo ? runKeys.leave : keyHints.close]),
    ],
  };
}
