import type { InputEvent } from '../key.js';
import type { LoginEffect } from './login.js';
import type { ItemId } from '../pages/index.js';
import type { Dialogue } from '../widgets/dialogue.js';

/** What was pressed when it turned out that somebody has to log in. */
export interface Wanted {
  readonly event: InputEvent;
  /** The menu item that it was pressed on; null: in a dialogue, which asks again. */
  readonly item: ItemId | null;
}

/** The login form; it lies over everything else, which waits below it. */
export interface LoginState {
  readonly form: Dialogue<LoginEffect, never>;
  /** Number of the attempt that is being checked; null: none is. */
  readonly attempt: number | null;
  /** null: the login itself was wanted. */
  readonly then: Wanted | null;
}
