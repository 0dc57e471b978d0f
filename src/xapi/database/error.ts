/**
 * Why a pool database could not be loaded or saved: which file, where in it (1-based; null when it
 * is about the whole file), and what is wrong.
 */
export interface DatabaseError {
  readonly code: 'absent' | 'unreadable' | 'malformed' | 'unwritable';
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
  /** One clause in plain English, fit to stand behind `path:line:column: `. */
  readonly reason: string;
}

/** Trouble on one line, `path:line:column: reason`. */
export function describeDatabaseError(trouble: DatabaseError): string {
  const place =
    trouble.line === null || trouble.column === null
      ? trouble.path
      : `${trouble.path}:${trouble.line}:${trouble.column}`;
  return `${place}: ${trouble.reason}`;
}
