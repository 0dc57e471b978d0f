import { choiceWords as words, keyHints } from '../../text/index.js';
import type { Area } from '../frame/geometry.js';
import type { InputEvent } from '../key.js';
import type { PageView } from '../view.js';
import type { Cursor } from './cursor.js';
import { isKey, pressedKey, type Moved } from './moved.js';
import { layout } from './paragraph.js';
import { scrolled } from './scroll.js';
import type { ChoiceSpec, Kinded } from './spec.js';

/** Rows below the text: an empty one, and the two answers. */
const answerRows = 3;

/**
 * The question after an input. No is selected at first, so that a habitual Enter changes nothing.
 */
export function choiceInput<E extends Kinded, A extends Kinded>(
  spec: ChoiceSpec<E, A>,
  cursor: Cursor,
  input: InputEvent,
  { columns, rows }: Pick<Area, 'columns' | 'rows'>,
): Moved<E, A> {
  const pressed = pressedKey(input);
  const { selected } = cursor;
  if (pressed === 'f8' || pressed === 'y') return { go: spec.go };
  if (pressed === 'n' || isKey(input, 'escape')) return { go: { to: 'back' } };
  if (isKey(input, 'enter')) return { go: selected === 1 ? spec.go : { to: 'back' } };
  if (isKey(input, 'tab', 'backtab', 'left', 'right'))
    return { cursor: { ...cursor, selected: 1 - selected } };
  const lines = layout(spec.paragraphs, columns).length;
  const first = scrolled(cursor.first, input, lines, Math.max(1, rows - answerRows));
  return { cursor: { ...cursor, first } };
}

/** The question as data for a face to draw. */
export function choiceView<E extends Kinded, A extends Kinded>(
  { title, paragraphs, action }: ChoiceSpec<E, A>,
  { first, selected }: Cursor,
  { columns, rows }: Pick<Area, 'columns' | 'rows'>,
): PageView {
  const lines = layout(paragraphs, columns);
  return {
    kind: 'page',
    title,
    lines,
    first,
    field: null,
    answers: { labels: [words.no, words.yes(action)], selected },
    keys: [
      { key: words.yesKeys, action },
      { key: words.noKey, action: words.no },
      ...(lines.length > rows - answerRows ? [keyHints.scrollLines] : []),
      keyHints.back,
    ],
  };
}
