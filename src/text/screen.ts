/** The few words that belong to the screen itself and not to a dialogue. */
export const screenWords = {
  moreAbove: '↑ more',
  moreBelow: '↓ more',
  tooSmall: (columns: number, rows: number): string =>
    `Screen too small: ${columns}x${rows}, needs 60x20`,
  small: (columns: number, rows: number): string => `${columns}x${rows}, made for 80x24`,
  step: {
    waiting: 'waiting',
    running: 'running',
    done: 'done',
    skipped: 'skipped',
    failed: 'FAILED',
  },
  inputNoTerminal: 'standard input is not a terminal',
  outputNoTerminal: 'standard output is not a terminal',
  noCursorAddress: (term: string): string => `TERM=${term} cannot place the cursor`,
} as const;
