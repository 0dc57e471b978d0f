/** A row as a file has it. */
export interface ContentRow {
  readonly ref: string;
  /**
   * One text per column of its table (packed.ts); none where the file has no such attribute, and
   * beyond the end.
   */
  readonly packed: string;
}

/**
 * A table as a file has it. `columns` are all attribute names met but `ref`, in order of first
 * sight; `__ctime`, `__mtime` and `_ref` are among them.
 */
export interface ContentTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<ContentRow>;
}

/**
 * A whole pool database, known and unknown tables alike, values decoded down to what XAPI stores.
 */
export interface DatabaseContent {
  readonly manifest: ReadonlyMap<string, string>;
  readonly tables: Iterable<ContentTable>;
}

/** The database of a host that has none: a supporter's. */
export const noContent: DatabaseContent = { manifest: new Map(), tables: [] };
