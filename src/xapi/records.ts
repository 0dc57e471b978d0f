import type { WireRecord, WireValue } from '../xenapi/index.js';
import type { Database } from './database/database.js';
import type { Row } from './database/row.js';
import { openRecord } from '../xenapi/index.js';
import { toWire, wireRecord } from './marshal.js';
import type { ClassSchema, Field } from './schema/index.js';

/** One field of an object as it travels; computed sets are looked up. */
export function fieldValue(database: Database, row: Row, field: Field): WireValue {
  if (field.computed !== null) return database.refsWhere(field.computed.table, field.computed.column, row.ref);
  return toWire(field.type, row.get(field.column));
}

/** An object's record: every field of its class, also those an old file has no column for, so that all records of a class look alike. */
export function recordOf(database: Database, schema: ClassSchema, row: Row): WireRecord {
  return wireRecord(
    schema.fields.flatMap((field) => (field.access === 'internal' ? [] : [[field.name, fieldValue(database, row, field)] as const])),
  );
}

/** Records made between two breaths: a few milliseconds' work. */
const stretch = 250;

/** The records of many objects by ref. Others get their turn in between, so that a large pool's answer holds nobody up. */
export async function recordsOf(database: Database, schema: ClassSchema, rows: readonly Row[]): Promise<WireRecord> {
  const records = openRecord();
  for (const [index, row] of rows.entries()) {
    if (index % stretch === stretch - 1) await new Promise((resume) => setImmediate(resume));
    records[row.ref] = recordOf(database, schema, row);
  }
  return records;
}
