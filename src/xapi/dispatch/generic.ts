import { LazyList, type CallResult } from '../../xenapi/index.js';
import type { Args } from './args.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { parseMap, parseSet, printMap, printSet } from '../../model/index.js';
import { apiError, done, failed } from '../errors.js';
import { action, param, query, type Call, type Method } from './method.js';
import { onObject } from './on-object.js';
import { fairScheduler } from '../fair-scheduler.js';
import { matches, parseQuery } from './query.js';
import { fieldValue, recordOf, recordsOf } from '../records.js';
import { classes, type ClassSchema, type SchemaField, type Type } from '../schema/index.js';
import { text } from '../schema/field.js';

function change(database: Database, row: Row, field: SchemaField, stored: string): CallResult {
  return database.transaction(() => {
    database.update(row.table, row.ref, { [field.column]: stored });
    return done();
  });
}

/** Objects checked between two pauses: a few milliseconds' work. */
const stretch = 500;

function refsOf(rows: readonly Row[]): LazyList {
  return new LazyList(rows.length, null, (index) => rows[index]?.ref ?? '');
}

function recordMethod(schema: ClassSchema): Method {
  return query(
    `${schema.name}.get_record`,
    [param('self', { kind: 'ref', class: schema.name })],
    onObject(schema.name, 'self', ({ services: { database } }, row) =>
      done(recordOf(database, schema, row)),
    ),
  );
}

function collection(schema: ClassSchema): readonly Method[] {
  const all = (database: Database, rows: readonly Row[]) => done(recordsOf(database, schema, rows));
  const where = async (
    { services: { database } }: Call,
    args: Args,
  ): Promise<readonly Row[] | CallResult> => {
    const predicate = parseQuery(args.text('expr'));
    if (!predicate.ok) return failed(predicate.error);
    const sets = new Map(
      schema.fields.flatMap((field) =>
        field.computed === null ? [] : [[field.column, field.computed] as const],
      ),
    );
    const found: Row[] = [];
    for (const [index, row] of database.all(schema.name).entries()) {
      if (index % stretch === stretch - 1) await fairScheduler.goOn();
      if (
        matches(predicate.value, row, (column) => {
          const reverse = sets.get(column);
          return reverse === undefined
            ? null
            : printSet(database.refsWhere(reverse.table, reverse.column, row.ref));
        })
      )
        found.push(row);
    }
    return found;
  };
  // xapi has get_by_name_label only for classes with the common name fields (column `name__label`).
  // A pool's name is not one of them, so a pool has no such call.
  const label = schema.fields.find(({ column }) => column === 'name__label');
  const methods = [
    query(`${schema.name}.get_all`, [], ({ services }) =>
      done(refsOf(services.database.all(schema.name))),
    ),
    query(`${schema.name}.get_all_records`, [], ({ services }) =>
      all(services.database, services.database.all(schema.name)),
    ),
    query(`${schema.name}.get_all_where`, [param('expr', text)], async (call, args) => {
      const rows = await where(call, args);
      return 'ok' in rows ? rows : done(refsOf(rows));
    }),
    query(`${schema.name}.get_all_records_where`, [param('expr', text)], async (call, args) => {
      const rows = await where(call, args);
      return 'ok' in rows ? rows : all(call.services.database, rows);
    }),
    recordMethod(schema),
    query(
      `${schema.name}.get_by_uuid`,
      [param('uuid', text)],
      ({ services: { database } }, args) => {
        const [ref] = database.refsWhere(schema.name, 'uuid', args.text('uuid'));
        return ref === undefined
          ? failed(apiError('UUID_INVALID', schema.name, args.text('uuid')))
          : done(ref);
      },
    ),
  ];
  if (label === undefined) return methods;
  return [
    ...methods,
    query(
      `${schema.name}.get_by_name_label`,
      [param('label', text)],
      ({ services: { database } }, args) =>
        done(database.refsWhere(schema.name, label.column, args.text('label'))),
    ),
  ];
}

function mapMethods(
  schema: ClassSchema,
  field: SchemaField,
  key: Type,
  value: Type,
): readonly Method[] {
  const self = param('self', { kind: 'ref', class: schema.name });
  return [
    action(
      `${schema.name}.add_to_${field.name}`,
      [self, param('key', key), param('value', value)],
      onObject(schema.name, 'self', ({ services: { database } }, row, args) => {
        const entries = new Map(parseMap(row.get(field.column)) ?? []);
        if (entries.has(args.text('key')))
          return failed(
            apiError('MAP_DUPLICATE_KEY', schema.name, field.name, row.ref, args.text('key')),
          );
        if (args.text('key') === '') return failed(apiError('INVALID_VALUE', 'key', ''));
        return change(
          database,
          row,
          field,
          printMap(entries.set(args.text('key'), args.text('value'))),
        );
      }),
    ),
    action(
      `${schema.name}.remove_from_${field.name}`,
      [self, param('key', key)],
      onObject(schema.name, 'self', ({ services: { database } }, row, args) => {
        const entries = new Map(parseMap(row.get(field.column)) ?? []);
        entries.delete(args.text('key'));
        return change(database, row, field, printMap(entries));
      }),
    ),
  ];
}

function setMethods(schema: ClassSchema, field: SchemaField, of: Type): readonly Method[] {
  const self = param('self', { kind: 'ref', class: schema.name });
  const edit = (
    verb: string,
    edited: (items: readonly string[], value: string) => readonly string[],
  ) =>
    action(
      `${schema.name}.${verb}_${field.name}`,
      [self, param('value', of)],
      onObject(schema.name, 'self', ({ services: { database } }, row, args) =>
        change(
          database,
          row,
          field,
          printSet(edited(parseSet(row.get(field.column)) ?? [], args.text('value'))),
        ),
      ),
    );
  return [
    edit('add', (items, value) => (items.includes(value) ? items : [...items, value])),
    edit('remove', (items, value) => items.filter((item) => item !== value)),
  ];
}

function fieldMethods(schema: ClassSchema, field: SchemaField): readonly Method[] {
  if (field.access === 'internal') return [];
  const self = param('self', { kind: 'ref', class: schema.name });
  const get = query(
    `${schema.name}.get_${field.name}`,
    [self],
    onObject(schema.name, 'self', ({ services: { database } }, row) =>
      done(fieldValue(database, row, field)),
    ),
  );
  if (field.access !== 'writable') return [get];
  const set = action(
    `${schema.name}.set_${field.name}`,
    [self, param('value', field.type)],
    onObject(schema.name, 'self', ({ services: { database } }, row, args) =>
      change(database, row, field, args.text('value')),
    ),
  );
  if (field.type.kind === 'map')
    return [get, set, ...mapMethods(schema, field, field.type.key, field.type.value)];
  if (field.type.kind === 'set') return [get, set, ...setMethods(schema, field, field.type.of)];
  return [get, set];
}

/**
 * The calls that every class has: get_all, get_all_records(_where), get_record, get_by_uuid, and
 * each field's getter, setter, add_to and remove_from. Sessions cannot be listed, because a
 * session's reference gives its rights to anyone who knows it.
 */
export function genericMethods(): readonly Method[] {
  return [...classes.values()].flatMap((schema) => {
    const own = schema.fields.flatMap((field) => fieldMethods(schema, field));
    const methods =
      schema.name === 'session' ? [recordMethod(schema), ...own] : [...collection(schema), ...own];
    return methods.map((method) => ({ ...method, hasAsync: false }));
  });
}
