/** How logging in works here, told once at the start. */
export interface LoginOptions {
  /** The name that stands in the form first. */
  readonly user: string;
  /** Printed on the form: an embedded host's own name and password; '' on a real one. */
  readonly hint: string;
  /** False: no password was ever set, so nobody could log in and everybody at this screen may do everything. */
  readonly passwordSet: boolean;
}

/** How a login ended. */
export type LoginResult =
  | { readonly ok: true; readonly user: string }
  | {
    readonly ok: false;
    readonly code:
      | 'wrong' // name or password
      | 'notAllowed' // the right password of somebody who is neither root nor in the group
      | 'tooMany' // failed attempts: detail says how long to wait
      | 'failed'; // the helper cannot be asked: detail
    readonly detail: string;
  };
