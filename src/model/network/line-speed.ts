/** What is known of the line to the terminal. */
export interface LineSpeed {
  /** Milliseconds that bytes of one key may lie apart: 150, on a serial line 300. */
  readonly escapeDelay: number;
  /** Bits a second of a slow line; null for any other. */
  readonly baud: number | null;
}
