import type { Area, FieldView, PageView } from '../../src/console/index.js';
import { shorten } from '../../src/text/index.js';
import type { Canvas } from './canvas.js';
import { drawEntry } from './entry.js';
import { below, drawLines, drawMarks } from './scroll.js';

/** Rows of the answer: a blank one, the field, and its hint or issue. */
const answerRows = 3;

function drawAnswer(canvas: Canvas, field: FieldView, area: Area): void {
  const at =
    canvas.put(
      area.top + 1,
      area.left,
      shorten(field.label, Math.floor(area.columns * 0.7)),
      'heading',
    ) + 1;
  drawEntry(canvas, area.top + 1, at, Math.min(24, area.left + area.columns - at), field, true);
  const note = field.issue === '' ? field.hint : `! ${field.issue}`;
  canvas.put(
    area.top + 2,
    area.left,
    shorten(note, area.columns),
    field.issue === '' ? 'dim' : 'bad',
  );
}

function drawAnswers(
  canvas: Canvas,
  { labels, selected }: NonNullable<PageView['answers']>,
  area: Area,
): void {
  labels.forEach((label, index) => {
    const isChosen = index === selected;
    canvas.put(
      area.top + 1 + index,
      area.left,
      shorten(`${isChosen ? '>' : ' '} ${label} `, area.columns),
      isChosen ? 'bar' : 'plain',
    );
  });
}

/** Draws a text to read and, below it, an answer to type or to choose. */
export function drawPage(canvas: Canvas, view: PageView, area: Area): void {
  const text: Area = {
    ...area,
    rows:
      view.field === null && view.answers === undefined
        ? area.rows
        : Math.max(1, area.rows - answerRows),
  };
  const stretch = drawLines(canvas, view, text);
  drawMarks(canvas, area, stretch, view.lines.length);
  // Directly below a short text: the user should not have to look for it at the far end of a large
  // screen.
  const rest = below(text, Math.min(view.lines.length, text.rows));
  if (view.field !== null) drawAnswer(canvas, view.field, rest);
  if (view.answers !== undefined) drawAnswers(canvas, view.answers, rest);
}
