import { choiceWords, keyHints } from '../../text/index.js';
import type { InputEvent } from '../key.js';
import type { ChoiceView } from '../view.js';
import type { Cursor } from './cursor.js';
import { isKey, pressedKey, shownHints, type Moved } from './moved.js';
import { layout, text } from './paragraph.js';
import { movedRow } from './rows.js';
import type { Kinded, ListSpec } from './spec.js';

/** The row under the bar. The list may have become shorter. */
function rowOf({ selected }: Cursor, rows: number): number {
  return Math.max(0, Math.min(selected, rows - 1));
}

/** The list after an input. */
export function listInput<E extends Kinded, A extends Kinded>(
  spec: ListSpec<E, A>,
  cursor: Cursor,
  input: InputEvent,
): Moved<E, A> {
  if (isKey(input, 'escape', 'left')) return { go: spec.escape ?? { to: 'back' } };
  const selected = rowOf(cursor, spec.rows.length);
  const own = spec.keys?.find(({ key }) => key === pressedKey(input));
  if (own !== undefined) return { go: own.go(selected) };
  if (!isKey(input, 'enter', 'right')) {
    const moved = movedRow(
      spec.rows.map(({ cells }) => cells[0] ?? ''),
      selected,
      input,
    );
    return {
      cursor: { ...cursor, selected: moved, said: moved === selected ? cursor.said : '' },
    };
  }
  const row = spec.rows[selected];
  if (row === undefined) return { cursor };
  if (row.disabled !== '')
    return { cursor: { ...cursor, said: choiceWords.disabled(row.disabled) } };
  return { go: typeof row.go === 'function' ? row.go() : row.go };
}

/** The list as data for a face to draw. */
export function listView<E extends Kinded, A extends Kinded>(
  spec: ListSpec<E, A>,
  cursor: Cursor,
  columns: number,
): ChoiceView {
  const selected = rowOf(cursor, spec.rows.length);
  const disabled = spec.rows[selected]?.disabled ?? '';
  const notice =
    cursor.said === '' ? (spec.notice?.(selected) ?? []) : [text(cursor.said, 'warning')];
  return {
    kind: 'choice',
    title: spec.title,
    intro: layout(spec.intro, columns),
    columns: spec.columns,
    ...(spec.spare === undefined ? {} : { spare: spec.spare }),
    options: spec.rows.map(({ cells, disabled }) => ({ cells, disabled })),
    selected,
    // Enter has said the whole reason below: once is enough.
    reason: cursor.said === choiceWords.disabled(disabled) ? '' : disabled,
    notice: notice.length === 0 ? [] : layout(notice, columns),
    keys: [keyHints.move, keyHints.select, ...shownHints(spec.keys ?? []), keyHints.back],
  };
}
