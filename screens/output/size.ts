import type { Size } from '../../src/console/index.js';
import type { Environment } from './profile.js';

/** The size of a VT100 and of most terminals after it. */
export const usualSize: Size = { columns: 80, rows: 24 };

/** Largest size that is used: anything larger than a real screen only costs memory. */
const largest = 1000;

function dimension(value: number | string | undefined): number | null {
  const number =
    typeof value === 'string' ? (/^\d{1,4}$/u.test(value) ? Number(value) : 0) : (value ?? 0);
  return number >= 1 && number <= largest ? number : null;
}

/** A size when both dimensions are known, else null. The kernel says 0x0 for a serial line. */
export function knownSize(
  columns: number | string | undefined,
  rows: number | string | undefined,
): Size | null {
  const [wide, high] = [dimension(columns), dimension(rows)];
  return wide === null || high === null ? null : { columns: wide, rows: high };
}

/** The size without asking the terminal: the kernel's, else COLUMNS and LINES. null: unknown. */
export function sizeAtHand(
  output: { readonly columns?: number; readonly rows?: number },
  environment: Environment,
): Size | null {
  return (
    knownSize(output.columns, output.rows) ??
    knownSize(environment['COLUMNS'], environment['LINES'])
  );
}

/**
 * Moves the cursor to the far corner and asks where it is. The decoder reports the answer as a
 * `position`.
 */
export const askSize = '\x1b7\x1b[999;999H\x1b[6n\x1b8';
