import { randomUUID } from 'node:crypto';
import { ok, printSet } from '../../model/index.js';
import { classes, fieldOf } from '../schema/index.js';
import type { ContentRow, ContentTable, DatabaseContent } from './content.js';
import { pack } from './packed.js';
import { Columns, Row } from './row.js';
import { Table } from './table.js';

/** What a transaction did to one object. Events need it, and the decision whether to save. */
export interface Change {
  readonly table: string;
  readonly ref: string;
  readonly operation: 'add' | 'mod' | 'del';
}

interface Undo {
  readonly table: Table;
  readonly ref: string;
  readonly before: Row | null;
}

/**
 * The pool database in memory. Anyone may read at any time. Writes happen only inside
 * `transaction`, which is synchronous, so no reader ever sees half a transaction. One side of each
 * relation stores the ref. The other side is looked up, so both sides always agree.
 */
export class Database {
  private readonly tables = new Map<string, Table>();
  private readonly manifest: Map<string, string>;
  private undo: Undo[] | null = null;
  private readonly listeners: ((changes: readonly Change[]) => void)[] = [];
  private committed: number;

  constructor(content: DatabaseContent) {
    this.manifest = new Map(content.manifest);
    this.committed = Number(this.manifest.get('generation_count') ?? '0') || 0;
    for (const table of content.tables)
      this.tables.set(
        table.name,
        new Table(table.name, classes.get(table.name)?.stored === false ? null : table),
      );
    for (const name of classes.keys())
      if (!this.tables.has(name)) this.tables.set(name, new Table(name, null));
  }

  /**
   * The number of committed transactions that changed something, counted on from the file's
   * generation_count.
   */
  get generation(): number {
    return this.committed;
  }

  /** The object with this ref; null when there is none (a dangling or null ref). */
  find(table: string, ref: string): Row | null {
    return this.tables.get(table)?.rows.get(ref) ?? null;
  }

  /** All objects of a class. */
  all(table: string): readonly Row[] {
    return this.tables.get(table)?.list() ?? [];
  }

  /** How many objects of a class there are. */
  count(table: string): number {
    return this.tables.get(table)?.rows.size ?? 0;
  }

  /** The objects whose indexed column holds `text`, sorted by ref. */
  where(table: string, column: string, text: string): readonly Row[] {
    return this.refsWhere(table, column, text).flatMap((ref) => this.find(table, ref) ?? []);
  }

  /** The refs of those objects, sorted. It also gives the members of a computed set. */
  refsWhere(table: string, column: string, text: string): readonly string[] {
    return this.tables.get(table)?.lookUp(column, text) ?? [];
  }

  /** Calls back after each commit that changed something. */
  onCommit(listener: (changes: readonly Change[]) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Runs `body` as a whole or not at all. All its writes are undone when it throws or its outcome
   * is not `ok`.
   */
  transaction<T extends { readonly ok: boolean }>(body: () => T): T {
    if (this.undo !== null) throw new Error('a transaction inside a transaction');
    const undo: Undo[] = (this.undo = []);
    let outcome: T | null = null;
    try {
      outcome = body();
      return outcome;
    } finally {
      this.undo = null;
      if (outcome?.ok === true) this.commit(undo);
      else for (const { table, ref, before } of undo.reverse()) table.put(ref, before);
    }
  }

  /** A transaction that only an exception from `body` undoes. */
  write<T>(body: () => T): T {
    return this.transaction(() => ok(body())).value;
  }

  private commit(undo: readonly Undo[]): void {
    const first = new Map<string, Undo>();
    for (const entry of undo) {
      const key = `${entry.table.name} ${entry.ref}`;
      if (!first.has(key)) first.set(key, entry);
    }
    const changes: Change[] = [];
    for (const { table, ref, before } of first.values()) {
      const after = table.rows.get(ref);
      if (before === null && after === undefined) continue;
      changes.push({
        table: table.name,
        ref,
        operation: before === null ? 'add' : after === undefined ? 'del' : 'mod',
      });
    }
    if (changes.length === 0) return;
    this.committed += 1;
    for (const listener of this.listeners) listener(changes);
  }

  private put(name: string, ref: string, row: Row | null): void {
    if (this.undo === null) throw new Error('a write outside a transaction');
    const table = this.table(name);
    this.undo.push({ table, ref, before: table.put(ref, row) });
  }

  private table(name: string): Table {
    const known = this.tables.get(name);
    if (known === undefined) throw new Error(`no table ${name}`);
    return known;
  }

  /**
   * Makes an object with a new ref and uuid, and returns the ref. Columns that are not given get
   * their class's initial values.
   */
  create(table: string, columns: Readonly<Record<string, string>>): string {
    const ref = `OpaqueRef:${randomUUID()}`;
    const stamp = `${this.committed + 1}`;
    const initial: Record<string, string> = { __ctime: stamp, __mtime: stamp, _ref: ref };
    for (const field of classes.get(table)?.fields ?? [])
      if (field.computed === null) initial[field.column] = field.initial;
    initial['uuid'] = randomUUID();
    this.put(
      table,
      ref,
      new Row(table, this.table(table).columns, ref, pack([])).with({ ...initial, ...columns }),
    );
    return ref;
  }

  /** Changes columns of an object. An object that does not exist is a bug. */
  update(table: string, ref: string, columns: Readonly<Record<string, string>>): void {
    const row = this.find(table, ref);
    if (row === null) throw new Error(`update of ${table} ${ref}, which does not exist`);
    if (Object.entries(columns).every(([column, text]) => row.get(column) === text)) return;
    this.put(table, ref, row.with({ ...columns, __mtime: `${this.committed + 1}` }));
  }

  /**
   * Removes an object. Other objects' refs to it dangle from then on, as in xapi. A ref without an
   * object changes nothing.
   */
  remove(table: string, ref: string): void {
    if (this.find(table, ref) !== null) this.put(table, ref, null);
  }

  /**
   * The database as it is now, to be written out later. Later changes do not show in it, except in
   * computed sets (withSets). Rows are shared, not copied.
   */
  snapshot(): DatabaseContent {
    const manifest = new Map(this.manifest);
    const defaults = [
      ['schema_major_vsn', '5'],
      ['schema_minor_vsn', '602'],
    ] as const;
    for (const [key, value] of defaults) if (!manifest.has(key)) manifest.set(key, value);
    manifest.set('generation_count', `${this.committed}`);
    const tables = [...this.tables.values()].map((table) => this.tableContent(table));
    return { manifest, tables };
  }

  private tableContent(table: Table): ContentTable {
    if (classes.get(table.name)?.stored === false)
      return { name: table.name, columns: [], rows: [] };
    const columns = new Columns(table.name, [...table.columns.names, ...table.storedSets]);
    const rows = table.list();
    if (table.storedSets.length === 0) return { name: table.name, columns: columns.names, rows };
    return { name: table.name, columns: columns.names, rows: this.withSets(table, columns, rows) };
  }

  /**
   * Rows with their computed sets as text. Each row is built when it is written, so a set may be
   * newer than the snapshot. That is harmless, because readers rebuild these sets.
   */
  private *withSets(table: Table, columns: Columns, rows: readonly Row[]): Generator<ContentRow> {
    const sets = table.storedSets.flatMap((column) => {
      const reverse = fieldOf(table.name, column)?.computed ?? null;
      return reverse === null ? [] : [{ column, reverse }];
    });
    for (const row of rows) {
      const texts: Record<string, string> = {};
      for (const { column, reverse } of sets)
        texts[column] = printSet(this.refsWhere(reverse.table, reverse.column, row.ref));
      yield new Row(table.name, columns, row.ref, row.packed).with(texts);
    }
  }
}
