/** The XenAPI type of a field or a parameter. */
export type Type =
  | { readonly kind: 'string' | 'int' | 'int32' | 'bool' | 'float' | 'datetime' }
  | { readonly kind: 'ref'; readonly class: string }
  | { readonly kind: 'enum'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'set'; readonly of: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  /** A whole record, as network.create takes it. The call itself checks the members. */
  | { readonly kind: 'record' };

/** The source of a computed set: the rows of `table` whose stored ref `column` points here. */
export interface Reverse {
  readonly table: string;
  readonly column: string;
}

/** A field of a class: its name in records, its column in the database, and who may write it. */
export interface SchemaField {
  readonly name: string;
  readonly column: string;
  readonly type: Type;
  /**
   * 'internal': a database column that no record shows. 'writable': clients may set it through its
   * generic setter.
   */
  readonly access: 'readOnly' | 'writable' | 'internal';
  /** The stored text in a new row. */
  readonly initial: string;
  /** The text that counts for a row whose file has no such column (schema "V:"). */
  readonly missing: string;
  /** The source of a set that is never stored. Null for every ordinary field. */
  readonly computed: Reverse | null;
}

/** A class of XenAPI objects. With `stored: false` its rows live only in memory (session, task). */
export interface ClassSchema {
  readonly name: string;
  readonly stored: boolean;
  readonly fields: readonly SchemaField[];
}

/** A string. */
export const text: Type = { kind: 'string' };
/** A 64-bit integer. */
export const int: Type = { kind: 'int' };
/** `true` or `false`, in XML-RPC 1 or 0. */
export const bool: Type = { kind: 'bool' };
/** A floating-point number. */
export const float: Type = { kind: 'float' };
/** A time, such as `20240131T09:08:07Z`. */
export const datetime: Type = { kind: 'datetime' };
/** A reference to an object of that class. */
export const ref = (name: string): Type => ({ kind: 'ref', class: name });
/** A set of values of one type. */
export const set = (of: Type): Type => ({ kind: 'set', of });
/** A map with one type of keys and one of values. */
export const map = (key: Type, value: Type): Type => ({ kind: 'map', key, value });
/** A map from strings to strings. */
export const textMap: Type = map(text, text);
/** An enum. The first word is the value in a new row. */
export const oneOf = (name: string, ...values: readonly string[]): Type => ({
  kind: 'enum',
  name,
  values,
});

/** The null reference as new rows store it. Old rows may hold "" instead. */
export const nullRef = 'OpaqueRef:NULL';

/** What XAPI stores for a value that nobody has set. */
function emptyOf(type: Type): string {
  switch (type.kind) {
    case 'string':
    case 'record':
      return '';
    case 'int':
    case 'int32':
    case 'float':
      return '0';
    case 'bool':
      return 'false';
    case 'datetime':
      return '19700101T00:00:00Z';
    case 'ref':
      return nullRef;
    case 'enum':
      return type.values[0] ?? '';
    case 'set':
    case 'map':
      return '()';
  }
}

/**
 * How a field differs from the usual one. The usual field is read-only, has a column of its own
 * name, and starts with its type's empty value.
 */
export interface FieldOptions {
  readonly column?: string;
  readonly access?: SchemaField['access'];
  readonly initial?: string;
  readonly missing?: string;
}

/** An ordinary, stored field. */
export function field(name: string, type: Type, options: FieldOptions = {}): SchemaField {
  const initial = options.initial ?? emptyOf(type);
  return {
    name,
    column: options.column ?? name,
    type,
    access: options.access ?? 'readOnly',
    initial,
    missing: options.missing ?? initial,
    computed: null,
  };
}

/** A field clients may set. */
export function writable(name: string, type: Type, options: FieldOptions = {}): SchemaField {
  return field(name, type, { ...options, access: 'writable' });
}

/**
 * The computed side of a relation: the set of rows of `table` whose `column` points to this row.
 */
export function computed(name: string, table: string, column: string): SchemaField {
  return { ...field(name, set(ref(table))), computed: { table, column } };
}

/**
 * Fields of one namespace, such as `memory_total` in records and `memory__total` in the database.
 */
export function namespaced(prefix: string, fields: readonly SchemaField[]): readonly SchemaField[] {
  return fields.map((each) => ({
    ...each,
    name: `${prefix}_${each.name}`,
    column: `${prefix}__${each.column}`,
  }));
}

/** `name_label` and `name_description`, which most classes have. */
export const names: readonly SchemaField[] = namespaced('name', [
  writable('label', text),
  writable('description', text),
]);

/** `other_config`, a map that clients may write on nearly every class. */
export const otherConfig: SchemaField = writable('other_config', textMap);

/**
 * The operations that an object allows now, and those it runs. Both stay empty on most objects,
 * because the embedded XAPI runs no long operations.
 */
export const operations: readonly SchemaField[] = [
  field('allowed_operations', set(text)),
  field('current_operations', textMap),
];
