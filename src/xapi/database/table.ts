import { fieldOf, indexedColumns } from '../schema/index.js';
import type { ContentTable } from './content.js';
import { pack, unpack } from './packed.js';
import { countOf, listOf, withoutRef, withRef, type Refs } from './refs.js';
import { Columns, Row } from './row.js';

const none: Refs = [];

/**
 * The rows of one table in file order, with an index for each column that calls look up. Only
 * `Database` writes to it, inside transactions.
 */
export class Table {
  readonly columns: Columns;
  readonly rows = new Map<string, Row>();
  /**
   * Computed sets that the file had as columns. Their texts are ignored, but a save writes the sets
   * again for other readers of the file.
   */
  readonly storedSets: readonly string[];
  private listed: readonly Row[] | null = null;
  private readonly indexes = new Map<string, Map<string, Refs>>();

  constructor(
    readonly name: string,
    content: ContentTable | null,
  ) {
    const isComputed = (column: string) => (fieldOf(name, column)?.computed ?? null) !== null;
    const columns = content?.columns ?? [];
    this.storedSets = columns.filter(isComputed);
    const kept = columns.flatMap((column, position) =>
      isComputed(column) ? [] : [{ column, position }],
    );
    this.columns = new Columns(
      name,
      kept.map(({ column }) => column),
    );
    for (const column of indexedColumns.get(name) ?? []) this.indexes.set(column, new Map());
    for (const { ref, packed } of content?.rows ?? []) {
      const values = kept.length === columns.length ? null : unpack(packed);
      this.put(
        ref,
        new Row(
          name,
          this.columns,
          ref,
          values === null ? packed : pack(kept.map(({ position }) => values[position])),
        ),
      );
    }
  }

  /** Sets, replaces or (null) removes a row, and updates the indexes. Returns the former row. */
  put(ref: string, row: Row | null): Row | null {
    const before = this.rows.get(ref) ?? null;
    for (const [column, index] of this.indexes) {
      const from = before?.get(column);
      const to = row?.get(column);
      if (from === to) continue;
      if (from !== undefined) {
        const left = withoutRef(index.get(from) ?? none, ref);
        if (countOf(left) === 0) index.delete(from);
        else index.set(from, left);
      }
      if (to !== undefined) index.set(to, withRef(index.get(to) ?? none, ref));
    }
    this.listed = null;
    if (row === null) this.rows.delete(ref);
    else this.rows.set(ref, row);
    return before;
  }

  /** All rows as they are now. Everybody gets the same list until a row changes. */
  list(): readonly Row[] {
    this.listed ??= [...this.rows.values()];
    return this.listed;
  }

  /**
   * The refs of the rows that hold `text` in `column`, sorted. The column must be indexed; asking
   * for another one is a bug.
   */
  lookUp(column: string, text: string): readonly string[] {
    const index = this.indexes.get(column);
    if (index === undefined) throw new Error(`no index of ${this.name}.${column}`);
    return listOf(index.get(text) ?? none);
  }
}
