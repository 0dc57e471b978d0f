/** What came of asking for a pool coordinator. */
export interface CoordinatorTrial {
  /** As it was typed, or as pool.conf has it. */
  readonly address: string;
  readonly answers: boolean;
  /** How long it took, or was waited for. */
  readonly seconds: number;
}
