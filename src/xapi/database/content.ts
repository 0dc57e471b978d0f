/** A row as it stands in a file. */
export interface ContentRow {
  readonly ref: string;
  /**
   * The row's texts, one for each column of its table (packed.ts). A column has no text when the
   * row lacks its attribute, or when the texts end before it.
   */
  readonly packed: string;
}

/**
 * A table as it stands in a file. `columns` are all attribute names except `ref`, in the order the
 * file first uses them. They include `__ctime`, `__mtime` and `_ref`.
 */
export interface ContentTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<ContentRow>;
}

/**
 * A whole pool database with its known and unknown tables. Values are decoded to the text that XAPI
 * stores.
 */
export interface DatabaseContent {
  readonly manifest: ReadonlyMap<string, string>;
  readonly tables: Iterable<ContentTable>;
}

/** The database of a supporter, which has none of its own. */
export const noContent: DatabaseContent = { manifest: new Map(), tables: [] };
