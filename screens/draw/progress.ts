import {
  type Area,
  type ProgressView,
  shareRows,
  visibleStretch,
} from '../../src/console/index.js';
import type { Canvas, Style } from './canvas.js';
import { below, drawFixedLines, drawMarks } from './scroll.js';
import { screenWords as words, shorten, textWidth } from '../../src/text/index.js';

type StepState = ProgressView['steps'][number]['state'];

const look: Readonly<Record<StepState, { readonly mark: string; readonly style: Style }>> = {
  waiting: { mark: '.', style: 'dim' },
  running: { mark: '>', style: 'accent' },
  done: { mark: '+', style: 'good' },
  skipped: { mark: '-', style: 'dim' },
  failed: { mark: '!', style: 'bad' },
};

const stateColumns = Math.max(...Object.values(words.step).map(textWidth));

/** Rows that the steps keep, however much text stands below them. */
const leastSteps = 3;

/**
 * Draws the steps of a run, each with a mark, its state as a word and a note at the right. The end
 * of the run is below. Returns how many rows of it have no room.
 */
export function drawProgress(canvas: Canvas, view: ProgressView, area: Area): number {
  const least = Math.min(view.steps.length, leastSteps);
  const room = shareRows(area.rows, 0, view.summary.length, least);
  const after = room.below === 0 ? 0 : room.below + room.gap;
  const list: Area = { ...area, rows: Math.max(1, area.rows - after) };
  const stretch = visibleStretch(view.steps.length, view.current, list.rows);
  const notes = Math.min(
    Math.max(0, ...view.steps.map((step) => textWidth(step.note))),
    Math.floor(area.columns / 3),
  );
  const labels = area.columns - 2 - stateColumns - 2 - (notes === 0 ? 0 : notes + 2);
  view.steps.slice(stretch.first, stretch.end).forEach((step, offset) => {
    const row = list.top + offset;
    const { mark, style } = look[step.state];
    canvas.put(row, area.left, mark, style);
    canvas.put(
      row,
      area.left + 2,
      shorten(step.label, labels),
      step.state === 'running' || step.state === 'failed' ? 'heading' : 'plain',
    );
    canvas.put(row, area.left + 2 + labels + 2, words.step[step.state], style);
    const note = shorten(step.note, notes);
    canvas.put(row, area.left + area.columns - textWidth(note), note, 'dim');
    if (stretch.first + offset === view.current)
      canvas.caret = { row, column: area.left, visible: false };
  });
  drawMarks(canvas, area, stretch, view.steps.length);
  drawFixedLines(
    canvas,
    below(area, Math.min(view.steps.length, list.rows) + room.gap),
    view.summary.slice(0, room.below),
  );
  return room.hidden;
}
