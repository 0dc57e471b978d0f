import { counted } from './units.js';

/** The few words that belong to the screen itself and not to a dialogue. */
export const screenWords = {
  moreAbove: '↑ more',
  moreBelow: '↓ more',
  tooSmall: (columns: number, rows: number): string =>
    `Screen too small: ${columns}x${rows}, needs 40x10`,
  hidden: (rows: number): string =>
    `${counted(rows, 'line')} hidden, F1 shows ${rows === 1 ? 'it' : 'them'}`,
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
