/** The result of trying a pool coordinator. */
export interface CoordinatorTrial {
  /** The address as it was typed, or as pool.conf has it. */
  readonly address: string;
  readonly answers: boolean;
  /** Seconds until the answer, or until we stopped waiting. */
  readonly seconds: number;
}
