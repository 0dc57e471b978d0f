/**
 * Why a pool database could not be loaded or saved: the file, the place in it (1-based; null when
 * the whole file is meant), and what is wrong.
 */
export interface DatabaseError {
  readonly code: 'absent' | 'unreadable' | 'malformed' | 'unwritable';
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
  /** One clause in plain English that follows `path:line:column: `. */
  readonly reason: string;
}

/** The error on one line: `path:line:column: reason`, or `path: reason` without a place. */
export function describeDatabaseError(error: DatabaseError): string {
  const place =
    error.line === null || error.column === null
      ? error.path
      : `${error.path}:${error.line}:${error.column}`;
  return `${place}: ${error.reason}`;
}
