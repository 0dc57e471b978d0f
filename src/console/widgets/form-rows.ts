import { textWidth } from '../../text/index.js';
import type { Area } from '../frame/geometry.js';
import type { FieldView, FormView, Tone } from '../view.js';
import { shareRows, type Room } from './room.js';
import { visibleStretch, type Stretch } from './scroll.js';
import { wrap } from './wrap.js';

/** In a narrower area, hints and issues begin at its left edge, so that they need fewer rows. */
const narrow = 56;

/** The text under a field. */
interface Note {
  readonly lines: readonly string[];
  readonly tone: Tone;
}

/** How a form uses the rows of its area. */
export interface FormRows {
  readonly labelColumns: number;
  /** Columns from the area's left edge to the notes. */
  readonly noteIndent: number;
  /** One for each field. */
  readonly notes: readonly Note[];
  /** The fields on the screen. */
  readonly fields: Stretch;
  /** The rows of the intro and the notice. */
  readonly room: Room;
  /** What scrolls: PageUp and PageDown move both texts by the smaller one's rows. */
  readonly scroll: { readonly lines: number; readonly rows: number };
  /** Lines that no key brings to the screen. */
  readonly hidden: number;
}

/**
 * An issue replaces the hint. One row under each field is always reserved, so that nothing jumps
 * when a text appears.
 */
function noteOf(field: FieldView, columns: number): Note {
  if (field.issue !== '') return { lines: wrap(`! ${field.issue}`, columns), tone: 'bad' };
  return { lines: wrap(field.hint, columns), tone: 'dim' };
}

const sum = (heights: readonly number[], { first, end }: Stretch): number =>
  heights.slice(first, end).reduce((rows, height) => rows + height, 0);

/** The fields to show: as many complete fields around the focused one as fit. */
function shownFields(heights: readonly number[], focused: number, rows: number): Stretch {
  for (let count = heights.length; count > 1; count -= 1) {
    const stretch = visibleStretch(heights.length, focused, count);
    if (sum(heights, stretch) <= rows) return stretch;
  }
  return visibleStretch(heights.length, focused, 1);
}

/** Texts that scroll leave a third of the rows to the fields, so that more than one is visible. */
function roomFor(
  heights: readonly number[],
  focused: number,
  { intro, notice }: Pick<FormView, 'intro' | 'notice'>,
  rows: number,
): Room {
  const room = shareRows(rows, intro.length, notice.length, heights[focused] ?? 1);
  if (room.hidden === 0) return room;
  const fields = sum(heights, shownFields(heights, focused, Math.floor(rows / 3)));
  return shareRows(rows, intro.length, notice.length, fields);
}

/** Shares the rows of an area among the fields of a form and its texts. */
export function formRows(
  view: Pick<FormView, 'fields' | 'focused' | 'intro' | 'notice'>,
  { columns, rows }: Pick<Area, 'columns' | 'rows'>,
): FormRows {
  const labelColumns = Math.min(
    Math.max(0, ...view.fields.map((field) => textWidth(field.label))),
    Math.floor(columns / 2),
  );
  const noteIndent = columns < narrow ? 2 : labelColumns + 3;
  const notes = view.fields.map((field) => noteOf(field, columns - noteIndent));
  const heights = notes.map((note) => 1 + note.lines.length);
  const room = roomFor(heights, view.focused, view, rows);
  const texts = [
    { lines: view.intro.length, rows: room.above },
    { lines: view.notice.length, rows: room.below },
  ];
  const scrolling = texts.filter((text) => text.rows > 0 && text.lines > text.rows);
  const page = Math.min(rows, ...scrolling.map((text) => text.rows));
  const unread = texts.reduce((lines, text) => lines + (text.rows === 0 ? text.lines : 0), 0);
  const used = texts.reduce((all, text) => all + (text.rows === 0 ? 0 : text.rows + room.gap), 0);
  return {
    labelColumns,
    noteIndent,
    notes,
    fields: shownFields(heights, view.focused, rows - used),
    room,
    scroll: {
      lines: page + Math.max(0, ...scrolling.map((text) => text.lines - text.rows)),
      rows: page,
    },
    hidden: unread + Math.max(0, (heights[view.focused] ?? 1) - rows),
  };
}
