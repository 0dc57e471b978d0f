/** Who is logged in, and when their last key was. */
export interface Person {
  readonly user: string;
  /** `ConsoleState.sinceStartMs` at the last key. */
  readonly lastKeyMs: number;
  /** Attempts that failed before this login. */
  readonly failures: number;
}
