import type { InputEvent } from '../key.js';
import type { LoginEffect } from './login.js';
import type { Dialogue } from '../widgets/dialogue.js';

/** The login form; it lies over everything else, which waits below it. */
export interface LoginState {
  readonly form: Dialogue<LoginEffect, never>;
  /** Number of the attempt that is being checked; null: none is. */
  readonly attempt: number | null;
  /**
   * What was pressed when it turned out that somebody has to log in: pressed again once somebody
   * has.
   */
  readonly then: InputEvent | null;
}
