import type { InputEvent } from '../key.js';
import type { LoginEffect } from './login.js';
import type { ItemId } from '../pages/index.js';
import type { Dialogue } from '../widgets/dialogue.js';

/** The input that needed a login. It is repeated after the login. */
export interface Wanted {
  readonly event: InputEvent;
  /** The menu item that it was for. null: it was for a dialogue, which asks again. */
  readonly item: ItemId | null;
}

/** The login form; it lies over everything else, which waits below it. */
export interface LoginState {
  readonly form: Dialogue<LoginEffect, never>;
  /** Number of the attempt that is being checked; null: none is. */
  readonly attempt: number | null;
  /** null: the user asked for the login itself. */
  readonly then: Wanted | null;
}
