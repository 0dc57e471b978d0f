import type { InputEvent } from '../key.js';
import type { ProgressView } from '../view.js';
import type { Cursor } from './cursor.js';
import { pressedKey, shownHints, type Moved } from './moved.js';
import { layout } from './paragraph.js';
import type { Kinded, ProgressSpec } from './spec.js';

/** The steps after an input: only the keys of the page do anything. */
export function progressInput<E extends Kinded, A extends Kinded>(
  spec: ProgressSpec<E, A>,
  cursor: Cursor,
  input: InputEvent,
): Moved<E, A> {
  const pressed = pressedKey(input);
  const own = spec.keys.find(({ key }) => key === pressed);
  return own === undefined ? { cursor } : { go: own.go };
}

/** The steps as data for a face to draw. */
export function progressView<E extends Kinded, A extends Kinded>(
  { title, steps, current, summary, keys }: ProgressSpec<E, A>,
  columns: number,
): ProgressView {
  return {
    kind: 'progress',
    title,
    steps,
    current,
    summary: layout(summary, columns),
    keys: shownHints(keys),
  };
}
