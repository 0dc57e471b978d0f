/** How to log in here, as told at the start. */
export interface LoginOptions {
  /** The name in the form at first. */
  readonly user: string;
  /** Shown on the form: an embedded host's own name and password; '' on a real host. */
  readonly hint: string;
  /**
   * False: no password was ever set, so nobody can log in. Until one is set, everybody at this
   * screen may do everything.
   */
  readonly passwordSet: boolean;
}

/** How a login ended. */
export type LoginResult =
  | {
      readonly ok: true;
      readonly user: string;
      /** Failed attempts since the last login before this one. */
      readonly failedLogins: number;
      /** What the system said to them; '' for nothing. */
      readonly said: string;
    }
  | {
      readonly ok: false;
      readonly code:
        | 'wrong' // name or password
        | 'notAllowed' // the right password of somebody who is neither root nor in the group
        | 'account' // the right password of an account that is expired or locked: detail
        | 'cancelled' // given up before there was an answer
        | 'failed'; // nobody could check it: detail
      readonly detail: string;
      /** Failed attempts since the last login, on this console or an earlier one. */
      readonly failedLogins: number;
      /** Seconds until the next attempt is allowed. */
      readonly waitSeconds: number;
    };

/** Checks a name and a password, or gives that up. */
export type LoginEffect =
  /**
   * Answered by one `loginEnded` event with the same number. The password is stored nowhere else.
   */
  | {
      readonly kind: 'login';
      readonly attempt: number;
      readonly user: string;
      readonly password: string;
    }
  /** Gives up the attempt that is being checked; its `loginEnded` event still comes. */
  | { readonly kind: 'cancelLogin' };
