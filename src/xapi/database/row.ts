import { fieldOf, nullRef } from '../schema/index.js';
import type { ContentRow } from './content.js';
import { pack, unpack } from './packed.js';
import { parseMap, parseSet } from '../../model/index.js';

/** A table's column names with their positions. Columns are only ever added, so rows stay valid. */
export class Columns {
  readonly names: string[] = [];
  private readonly positions = new Map<string, number>();
  /** The text that counts for a row without the column (the schema's default), by position. */
  private readonly missing: string[] = [];

  constructor(
    private readonly table: string,
    names: readonly string[],
  ) {
    for (const name of names) this.add(name);
  }

  /** The position of a column; undefined when no row has it. */
  position(name: string): number | undefined {
    return this.positions.get(name);
  }

  /** The position of a column. A new column is added. */
  add(name: string): number {
    const known = this.positions.get(name);
    if (known !== undefined) return known;
    const position = this.names.length;
    this.names.push(name);
    this.missing.push(fieldOf(this.table, name)?.missing ?? '');
    this.positions.set(name, position);
    return position;
  }

  /** The text of a column in a row's values; the schema's default where the row has none. */
  read(values: readonly (string | undefined)[], name: string): string {
    const position = this.positions.get(name);
    if (position === undefined) return fieldOf(this.table, name)?.missing ?? '';
    return values[position] ?? this.missing[position] ?? '';
  }
}

/**
 * One object of the pool database. A row never changes: a write puts a new row in its place. So a
 * row that someone still holds shows one whole state.
 */
export class Row implements ContentRow {
  constructor(
    readonly table: string,
    private readonly columns: Columns,
    readonly ref: string,
    readonly packed: string,
  ) {}

  /** The stored text of a column. */
  get(column: string): string {
    return this.columns.read(unpack(this.packed), column);
  }

  /** A bool column. */
  is(column: string): boolean {
    return this.get(column) === 'true';
  }

  /**
   * A ref column; null for both spellings of the null reference. The row it names may not exist.
   */
  link(column: string): string | null {
    const ref = this.get(column);
    return ref === '' || ref === nullRef ? null : ref;
  }

  /** A map column; empty when the text is no map. */
  map(column: string): ReadonlyMap<string, string> {
    return parseMap(this.get(column)) ?? new Map<string, string>();
  }

  /** A set column; empty when the text is no set. */
  set(column: string): readonly string[] {
    return parseSet(this.get(column)) ?? [];
  }

  /** A row like this one with some columns changed. */
  with(changes: Readonly<Record<string, string>>): Row {
    const values = [...unpack(this.packed)];
    for (const [name, text] of Object.entries(changes)) {
      const position = this.columns.add(name);
      while (values.length < position) values.push(undefined);
      values[position] = text;
    }
    return new Row(this.table, this.columns, this.ref, pack(values));
  }
}
