import type { Database } from './database/database.js';
import type { Row } from './database/row.js';
import { LazyList, openRecord, type WireRecord, type WireValue } from '../xenapi/index.js';
import { toWire } from './dispatch/marshal.js';
import { classes, type ClassSchema, type SchemaField } from './schema/index.js';

/** One field of an object as a wire value. A computed set is looked up. */
export function fieldValue(database: Database, row: Row, field: SchemaField): WireValue {
  if (field.computed !== null)
    return database.refsWhere(field.computed.table, field.computed.column, row.ref);
  return toWire(field.type, row.get(field.column));
}

const visible = new Map(
  [...classes].map(([name, { fields }]) => [
    name,
    fields.filter((field) => field.access !== 'internal'),
  ]),
);

/**
 * An object's record with every field of its class. Fields that an old file has no column for are
 * included, so all records of a class have the same members.
 */
export function recordOf(database: Database, schema: ClassSchema, row: Row): WireRecord {
  const record = openRecord();
  for (const field of visible.get(schema.name) ?? [])
    record[field.name] = fieldValue(database, row, field);
  return record;
}

/**
 * The records of many objects, by ref, as the objects are now. Each record is built only when it is
 * written.
 */
export function recordsOf(database: Database, schema: ClassSchema, rows: readonly Row[]): LazyList {
  const row = (index: number): Row => {
    const found = rows[index];
    if (found === undefined) throw new Error(`no row ${index} of ${rows.length}`);
    return found;
  };
  return new LazyList(
    rows.length,
    (index) => row(index).ref,
    (index) => recordOf(database, schema, row(index)),
  );
}
