/** The few words that belong to the screen itself and not to a dialogue. */
export const words = {
  moreAbove: '↑ more',
  moreBelow: '↓ more',
  tooSmall: (columns: number, rows: number) => `Screen too small: ${columns}x${rows}, needs 60x20`,
  step: { waiting: 'waiting', running: 'running', done: 'done', skipped: 'skipped', failed: 'FAILED' },
  inputNoTerminal: 'standard input is not a terminal; start the console on one',
  outputNoTerminal: 'standard output is not a terminal; start the console on one',
  noCursorAddress: (term: string) => `TERM=${term} cannot place the cursor; set TERM to what the terminal is, for example vt100, linux or xterm`,
} as const;
