/** What is known about the line to the terminal. */
export interface LineSpeed {
  /**
   * The longest pause between the bytes of one key, in milliseconds: 150, or 300 on a serial line.
   */
  readonly escapeDelay: number;
  /** Bits a second of a slow line; null for a fast one. */
  readonly baud: number | null;
}
