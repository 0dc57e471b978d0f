import { ok, type Result } from '../model/index.js';
import type { ApiError, WireRecord } from '../xenapi/index.js';
import { toStored } from './dispatch/marshal.js';
import { classes } from './schema/index.js';

/**
 * The columns of a new object, from the record that its class's `create` was given. Only fields in
 * `settable` are taken; the server sets all others. INVALID_VALUE for a value that is not of its
 * field's type.
 */
export function columnsOfRecord(
  className: string,
  settable: ReadonlySet<string>,
  record: WireRecord,
): Result<Readonly<Record<string, string>>, ApiError> {
  const columns: Record<string, string> = {};
  for (const field of classes.get(className)?.fields ?? []) {
    const value = record[field.name];
    if (value === undefined || !settable.has(field.name)) continue;
    const stored = toStored(field.type, value, field.name);
    if (!stored.ok) return stored;
    columns[field.column] = stored.value;
  }
  return ok(columns);
}
