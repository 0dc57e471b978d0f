import type { Size } from '../../src/console/index.js';
import type { Environment } from './profile.js';

/** What VT100 and most after it show. */
export const usualSize: Size = { columns: 80, rows: 24 };

/** A terminal larger than any screen would only cost memory. */
const largest = 1000;

function dimension(value: number | string | undefined): number | null {
  const number =
    typeof value === 'string' ? (/^\d{1,4}$/u.test(value) ? Number(value) : 0) : (value ?? 0);
  return number >= 1 && number <= largest ? number : null;
}

/**
 * A size of which both dimensions are known, else null: 0x0 is what the kernel says of a serial
 * line.
 */
export function knownSize(
  columns: number | string | undefined,
  rows: number | string | undefined,
): Size | null {
  const [wide, high] = [dimension(columns), dimension(rows)];
  return wide === null || high === null ? null : { columns: wide, rows: high };
}

/**
 * The size without asking the terminal: the kernel's, else that of COLUMNS and LINES. Null:
 * unknown.
 */
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
 * Puts the cursor into the far corner and asks where it is; the decoder reports the answer as a
 * `position`.
 */
export const askSize = '\x1b7\x1b[999;999H\x1b[6n\x1b8';
