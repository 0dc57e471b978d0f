import type { PortError } from '../host/port-error.js';
import type { Result } from '../result.js';

/**
 * Why a login failed. `wrong`: user or password (it does not say which). `notPermitted`: the
 * password is right, but the user is neither root nor in the group. `account`: expired or locked.
 * `unavailable`: the password could not be checked. `timedOut`, `cancelled`.
 */
export interface LoginError {
  readonly code: 'wrong' | 'notPermitted' | 'account' | 'unavailable' | 'timedOut' | 'cancelled';
  /** The system's own words; never a password. */
  readonly detail: string;
  /** Failed attempts since the last login. */
  readonly failedLogins: number;
  /** Seconds before the next attempt is let through. */
  readonly waitSeconds: number;
}

/** A login that succeeded. */
export interface LoggedIn {
  /** How many attempts failed before it. */
  readonly failedLogins: number;
  /**
   * What checked the password, for the log: `pam`, `unix_chkpwd`, or the file of an embedded host.
   */
  readonly by: 'pam' | 'unix_chkpwd' | 'file';
  /**
   * What PAM said to them in its own words, or with `unix_chkpwd` why PAM could not be asked; ''
   * for nothing. Never a password.
   */
  readonly said: string;
}

/** What checked a password that is right, and what was said. */
export type PasswordChecked = Pick<LoggedIn, 'by' | 'said'>;

/** Why a password could not be set. */
export type PasswordError =
  | PortError
  | {
      readonly code: LoginError['code'] | 'newPasswordRefused';
      readonly detail: string;
    };

/** A user of an embedded host. Nothing here is secret: the login form prints it. */
export interface EmbeddedUser {
  readonly user: string;
  readonly password: string;
}

/** The users of a host: PAM's on this machine, those in the tree's own file elsewhere. */
export interface LoginPort {
  /**
   * Checks a password, one attempt at a time. After each wrong password the next attempt waits
   * longer (1, 2, 4 … 30 s), for any user; a correct password resets the wait. An attempt counts as
   * failed until it proves correct, so a user cannot avoid the wait by cancelling it or by
   * restarting the console. The signal cancels the attempt.
   */
  authenticate(
    user: string,
    password: string,
    signal?: AbortSignal,
  ): Promise<Result<LoggedIn, LoginError>>;
  /**
   * Sets a user's password on this host only. The caller checks that the password may be changed.
   */
  setPassword(user: string, wanted: string): Promise<Result<void, PasswordError>>;
  /**
   * Whether any user could log in. A file that cannot be read counts as set: doubt must not open
   * the host.
   */
  isPasswordSet(): Promise<boolean>;
  /**
   * Whether everything is allowed without a login: a tree without users. Anyone who can write its
   * files can already change everything.
   */
  isOpenToAll(): Promise<boolean>;
  /** The user that the login form of an embedded host prints; null elsewhere. */
  shownUser(): Promise<EmbeddedUser | null>;
}
