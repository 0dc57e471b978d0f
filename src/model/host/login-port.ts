import type { PortError } from './port-error.js';
import type { Result } from '../result.js';

/**
 * Why a login failed: `wrong` user or password (which of them is not told); `notPermitted` right,
 * but neither root nor in the group; `account` expired or locked; `unavailable` nobody could be
 * asked; `timedOut`, `cancelled`.
 */
export interface LoginError {
  readonly code: 'wrong' | 'notPermitted' | 'account' | 'unavailable' | 'timedOut' | 'cancelled';
  /** The system's own words; never a password. */
  readonly detail: string;
  /** Failed attempts since the last login. */
  readonly failures: number;
  /** How long the next attempt will be held back. */
  readonly waitSeconds: number;
}

/** A login that succeeded. */
export interface LoggedIn {
  /** How many attempts failed before it. */
  readonly failures: number;
  /**
   * Who said that the password was right, for the log: `pam`, `unix_chkpwd`, or the file of an
   * embedded host.
   */
  readonly by: 'pam' | 'unix_chkpwd' | 'file';
}

/** Why a password was not set. */
export type PasswordError =
  | PortError
  | {
      readonly code: LoginError['code'] | 'newPasswordRefused';
      readonly detail: string;
    };

/** A user of an embedded host. Nothing there is secret: the login form prints it. */
export interface EmbeddedUser {
  readonly user: string;
  readonly password: string;
}

/** The users of a host: PAM's on this machine, those of the tree's own file elsewhere. */
export interface LoginPort {
  /**
   * Checks a password, one attempt at a time. After a failure the next attempt is held back for
   * longer each time (1, 2, 4 … 30 s), whoever it is for; a right password sets that back. An
   * attempt counts as failed until it turns out to be right, so that neither giving it up nor a new
   * start of the console gets around that. The signal gives it up.
   */
  authenticate(
    user: string,
    password: string,
    signal?: AbortSignal,
  ): Promise<Result<LoggedIn, LoginError>>;
  /**
   * Gives a user another password on this host alone. Whether it may be changed is for the caller
   * to see to.
   */
  setPassword(user: string, wanted: string): Promise<Result<void, PasswordError>>;
  /**
   * Whether there is anybody who could log in. What cannot be read counts as set: a doubt must not
   * open the host.
   */
  isPasswordSet(): Promise<boolean>;
  /**
   * Whether everything is open to everybody: a tree without users, as whoever may write its files
   * needs no console for that.
   */
  isOpenToAll(): Promise<boolean>;
  /** The user that the login form of an embedded host prints; null elsewhere. */
  shownUser(): Promise<EmbeddedUser | null>;
}
