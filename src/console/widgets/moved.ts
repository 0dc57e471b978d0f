import type { InputEvent, Key } from '../key.js';
import type { Cursor } from './cursor.js';
import type { KeyHint } from '../view.js';
import type { Go, Kinded } from './spec.js';

/**
 * What an input does on a page: the cursor moves, or the page is left. `typed`: what is kept of the
 * form that is left.
 */
export type Moved<E extends Kinded, A extends Kinded> =
  { readonly cursor: Cursor } | { readonly go: Go<E, A>; readonly form?: Cursor['form'] };

/** Whether an input is one of these keys. */
export const isKey = (input: InputEvent, ...keys: readonly Key[]): boolean =>
  input.kind === 'key' && keys.includes(input.key);

/**
 * What was pressed, as the keys of a page are named: a letter in lower case, or the name of a key.
 */
export function pressedKey(input: InputEvent): string {
  if (input.kind === 'text') return input.text.toLowerCase();
  return input.kind === 'key' ? input.key : '';
}

/** For a key that the bottom line does not name. */
export const noHint: KeyHint = { key: '', action: '' };

/** What the bottom line says of the keys of a page. */
export function shownHints(keys: readonly { readonly hint: KeyHint }[]): readonly KeyHint[] {
  return keys.flatMap(({ hint }) => (hint.action === '' ? [] : [hint]));
}
