import type { InputEvent, Key } from '../key.js';
import type { Cursor } from './cursor.js';
import type { KeyHint } from '../view.js';
import type { Go, Kinded } from './spec.js';

/**
 * What an input does on a page: it moves the cursor or leaves the page. `form`: the form to
 * remember of the page that is left.
 */
export type Moved<E extends Kinded, A extends Kinded> =
  { readonly cursor: Cursor } | { readonly go: Go<E, A>; readonly form?: Cursor['form'] };

/** Whether an input is one of these keys. */
export const isKey = (input: InputEvent, ...keys: readonly Key[]): boolean =>
  input.kind === 'key' && keys.includes(input.key);

/** The pressed key by the name that pages use: a letter in lower case, or the name of a key. */
export function pressedKey(input: InputEvent): string {
  if (input.kind === 'text') return input.text.toLowerCase();
  return input.kind === 'key' ? input.key : '';
}

/** For a key that the bottom line does not show. */
export const noHint: KeyHint = { key: '', action: '' };

/** The hints of a page's keys for the bottom line. */
export function shownHints(keys: readonly { readonly hint: KeyHint }[]): readonly KeyHint[] {
  return keys.flatMap(({ hint }) => (hint.action === '' ? [] : [hint]));
}
