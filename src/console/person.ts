/** Who is logged in, and the console's time at their last key. */
export interface Person {
  readonly user: string;
  /** ISO 8601, UTC. */
  readonly lastKeyAt: string;
  /** Attempts that failed before this login. */
  readonly failures: number;
}
