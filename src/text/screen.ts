/** The few words that belong to the screen itself and not to a dialogue. */
export const screenWords = {
  moreAbove: '↑ more',
  moreBelow: '↓ more',
  tooSmall: (columns: number, rows: number): string =>
    `Screen too small: ${columns}x${rows}, needs 40x10`,
  hidden: (rows: number): string =>
    rows === 1 ? '1 line hidden, F1 shows it' : `${rows} lines hidden, F1 shows them`,
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
