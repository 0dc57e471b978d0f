/** The logged-in user and the time of their last key. */
export interface LoggedInUser {
  readonly user: string;
  /** `ConsoleState.sinceStartMs` at the last key. */
  readonly lastKeyMs: number;
  /** Attempts that failed before this login. */
  readonly failedLogins: number;
  /** What the system said at the login; '' for nothing. */
  readonly said: string;
}
