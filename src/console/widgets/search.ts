import { keyHints, shorten } from '../../text/index.js';
import type { Area } from '../frame/geometry.js';
import type { InputEvent } from '../key.js';
import type { PageView } from '../view.js';
import type { Cursor } from './cursor.js';
import { editForm, fieldViews, formValue } from './form.js';
import { isKey, type Moved } from './moved.js';
import { layout, text, verbatim } from './paragraph.js';
import { clampFirst } from './scroll.js';
import type { Kinded, SearchSpec } from './spec.js';

/** The search after an input: Up and Down move the bar, everything else goes into the field. */
export function searchInput<E extends Kinded, A extends Kinded>(
  spec: SearchSpec<E, A>,
  cursor: Cursor,
  input: InputEvent,
): Moved<E, A> {
  const { form, selected } = cursor;
  if (isKey(input, 'escape')) return { go: { to: 'back' } };
  if (form === null) return { cursor };
  const typed = formValue(form, spec.field.id);
  const rows = spec.rows(typed);
  if (isKey(input, 'enter')) {
    const row = rows[selected];
    return row === undefined ? { cursor } : { go: row.go };
  }
  if (isKey(input, 'up', 'down')) {
    const by = isKey(input, 'up') ? -1 : 1;
    return rows.length === 0
      ? { cursor }
      : { cursor: { ...cursor, selected: (selected + rows.length + by) % rows.length } };
  }
  if (isKey(input, 'tab', 'backtab')) return { cursor };
  const edited = editForm(form, input, () => '');
  return {
    cursor: {
      ...cursor,
      form: edited,
      selected: formValue(edited, spec.field.id) === typed ? selected : 0,
    },
  };
}

/**
 * The search as data for a face to draw: the results above the field. The row under the bar is
 * always visible.
 */
export function searchView<E extends Kinded, A extends Kinded>(
  spec: SearchSpec<E, A>,
  { form, selected }: Cursor,
  { columns, rows }: Pick<Area, 'columns' | 'rows'>,
): PageView {
  const found = form === null ? [] : spec.rows(formValue(form, spec.field.id));
  // One row each, so that the row's number is the item's number.
  const paragraphs = found.map(({ label }, index) =>
    verbatim(
      shorten(`${index === selected ? '>' : ' '} ${label}`, columns),
      index === selected ? 'accent' : 'plain',
    ),
  );
  const lines = layout(
    paragraphs.length === 0 ? [text(spec.none, 'warning')] : paragraphs,
    columns,
  );
  const room = Math.max(1, rows - 3);
  const first = clampFirst(Math.max(0, selected - room + 1), lines.length, room);
  const [field] = form === null ? [] : fieldViews(form, () => spec.field);
  return {
    kind: 'page',
    title: spec.title,
    lines,
    first,
    field: field ?? null,
    keys: [keyHints.move, spec.enter, keyHints.back],
  };
}
