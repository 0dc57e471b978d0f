/**
 * The system's code of a caught error (`ENOENT`, `ECONNREFUSED`, `ERR_…`); 'unknown' when it has
 * none.
 */
export function systemCode(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : 'unknown';
}

/** The message of a caught error, without its stack. */
export function errorWords(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
    ? error.message
    : String(error);
}

/** The message of a caught error with its stack, for a log. */
export function errorStack(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'stack' in error &&
    typeof error.stack === 'string'
    ? error.stack
    : errorWords(error);
}
