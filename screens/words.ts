/** The few words that belong to the screen itself and not to a dialogue. */
export const words = {
  moreAbove: '↑ more',
  moreBelow: '↓ more',
  tooSmall: (columns: number, rows: number) => `Screen too small: ${columns}x${rows}, needs 60x20`,
  step: { waiting: 'waiting', running: 'running', done: 'done', skipped: 'skipped', failed: 'FAILED' },
  inputNoTerminal: 'xsconsole: standard input is not a terminal; use --line, or start it on a terminal',
  outputNoTerminal: 'xsconsole: standard output is not a terminal; use --line, or start it on a terminal',
  noCursorAddress: (term: string) => `xsconsole: TERM=${term} cannot place the cursor; use --line, or set TERM to what the terminal is (vt100, linux, xterm)`,
} as const;
