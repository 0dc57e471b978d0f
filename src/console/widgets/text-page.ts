import { keyHints } from '../../text/index.js';
import type { Area } from '../frame/geometry.js';
import type { InputEvent } from '../key.js';
import type { PageView } from '../view.js';
import { endOfText, type Cursor } from './cursor.js';
import { isKey, noHint, pressedKey, shownHints, type Moved } from './moved.js';
import { layout, type Paragraph } from './paragraph.js';
import { clampFirst, scrolled } from './scroll.js';
import type { Go, Kinded, TextSpec } from './spec.js';

/** A page that only says something. Enter and Esc leave it. */
export function message<E extends Kinded, A extends Kinded>(
  title: string,
  paragraphs: readonly Paragraph[],
  escape: TextSpec<E, A>['escape'] = 'back',
): TextSpec<E, A> {
  return { kind: 'text', title, paragraphs, keys: [], leave: [], escape };
}

/** A page that waits for an answer. Esc leaves it, and Enter does nothing. */
export function waitingMessage<E extends Kinded, A extends Kinded>(
  title: string,
  paragraphs: readonly Paragraph[],
  escape: TextSpec<E, A>['escape'] = 'back',
): TextSpec<E, A> {
  return { ...message(title, paragraphs, escape), enter: null };
}

function escapes<E extends Kinded, A extends Kinded>({ escape, leave }: TextSpec<E, A>): Go<E, A> {
  return typeof escape === 'string' ? { to: escape, effects: leave } : escape;
}

/** The text after an input. */
export function textInput<E extends Kinded, A extends Kinded>(
  spec: TextSpec<E, A>,
  cursor: Cursor,
  input: InputEvent,
  { columns, rows }: Pick<Area, 'columns' | 'rows'>,
): Moved<E, A> {
  const pressed = pressedKey(input);
  const own = spec.keys.find(({ key }) => key === pressed);
  if (own !== undefined) return { go: own.go };
  if (isKey(input, 'escape', 'left')) return { go: escapes(spec) };
  if (spec.enter === undefined) {
    if (isKey(input, 'enter')) return { go: escapes(spec) };
  } else if (spec.enter === null) {
    if (isKey(input, 'enter')) return { cursor };
  } else if (isKey(input, 'enter', 'right'))
    return spec.enter.go === null
      ? { cursor: { ...cursor, entered: true } }
      : { go: spec.enter.go() };
  const lines = layout(spec.paragraphs, columns).length;
  const first = scrolled(clampFirst(cursor.first, lines, rows), input, lines, rows);
  const stays = spec.tail === true && first >= lines - rows;
  return { cursor: { ...cursor, first: stays ? endOfText : first, entered: false } };
}

/** The text as data for a face to draw. */
export function textView<E extends Kinded, A extends Kinded>(
  spec: TextSpec<E, A>,
  cursor: Cursor,
  { columns, rows }: Pick<Area, 'columns' | 'rows'>,
): PageView {
  const lines = layout(spec.paragraphs, columns);
  const hiddenKeys = spec.keys.flatMap(({ key, hint }) =>
    hint === noHint && key.length === 1 ? [key] : [],
  );
  const tells = spec.enter === undefined && spec.escape !== 'back';
  return {
    kind: 'page',
    title: spec.title,
    lines,
    first: spec.tail === true ? clampFirst(cursor.first, lines.length, rows) : cursor.first,
    ...(spec.tail === true ? { tail: true } : {}),
    field: null,
    keys: [
      ...shownHints(spec.keys),
      ...(lines.length > rows ? [keyHints.scrollLines] : []),
      ...(spec.enter === undefined || spec.enter === null ? [] : [spec.enter.hint]),
      spec.escapeHint ?? (tells ? keyHints.close : keyHints.back),
    ],
    ...(hiddenKeys.length > 0 ? { hiddenKeys: hiddenKeys } : {}),
  };
}
