/** How logging in works here, told once at the start. */
export interface LoginOptions {
  /** The name that stands in the form first. */
  readonly user: string;
  /** Printed on the form: an embedded host's own name and password; '' on a real one. */
  readonly hint: string;
  /**
   * False: no password was ever set, so nobody could log in, and everybody at this screen may do
   * everything until one is.
   */
  readonly passwordSet: boolean;
}

/** How a login ended. */
export type LoginResult =
  | {
      readonly ok: true;
      readonly user: string;
      /** Failed attempts since somebody has logged in before. */
      readonly failures: number;
    }
  | {
      readonly ok: false;
      readonly code:
        | 'wrong' // name or password
        | 'notAllowed' // the right password of somebody who is neither root nor in the group
        | 'account' // the right password of an account that is expired or locked: detail
        | 'cancelled' // given up before there was an answer
        | 'failed'; // nobody can be asked: detail
      readonly detail: string;
      /** Failed attempts since somebody has logged in, on this console or one before it. */
      readonly failures: number;
      /** The next attempt is held back until this many seconds are over. */
      readonly waitSeconds: number;
    };

/** A name and a password are checked, or that is given up. */
export type LoginEffect =
  /** Answered by one `loginEnded` event with the same number. The password stands nowhere else. */
  | {
      readonly kind: 'login';
      readonly attempt: number;
      readonly user: string;
      readonly password: string;
    }
  /** The attempt that is being checked is given up; it is answered all the same. */
  | { readonly kind: 'cancelLogin' };
