/** A XenAPI type as a field or a parameter has it. */
export type Type =
  | { readonly kind: 'string' | 'int' | 'int32' | 'bool' | 'float' | 'datetime' }
  | { readonly kind: 'ref'; readonly class: string }
  | { readonly kind: 'enum'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'set'; readonly of: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  /** A whole record, as network.create takes it: members are checked by the call itself. */
  | { readonly kind: 'record' };

/** Where a computed set comes from: the rows of `table` whose stored ref `column` points here. */
export interface Reverse {
  readonly table: string;
  readonly column: string;
}

/** A field of a class: its name in records, its column in the database, and who may write it. */
export interface Field {
  readonly name: string;
  readonly column: string;
  readonly type: Type;
  /**
   * 'internal': a database column that no record shows. 'writable': clients may set it (generic
   * setters).
   */
  readonly access: 'readOnly' | 'writable' | 'internal';
  /** Stored text of a new row. */
  readonly initial: string;
  /** Stored text that counts for a row whose file has no such column (schema "V:"). */
  readonly missing: string;
  /**
   * A set that is never stored but follows from other rows' refs; null for every ordinary field.
   */
  readonly computed: Reverse | null;
}

/** A class of XenAPI objects. `stored: false`: rows live only in memory (session, task). */
export interface ClassSchema {
  readonly name: string;
  readonly stored: boolean;
  readonly fields: readonly Field[];
}

/** A string. */
export const text: Type = { kind: 'string' };
/** A 64-bit integer. */
export const int: Type = { kind: 'int' };
/** A boolean. */
export const bool: Type = { kind: 'bool' };
/** A floating-point number. */
export const float: Type = { kind: 'float' };
/** A time, `20240131T09:08:07Z`. */
export const datetime: Type = { kind: 'datetime' };
/** A reference to an object of that class. */
export const ref = (name: string): Type => ({ kind: 'ref', class: name });
/** A set. */
export const set = (of: Type): Type => ({ kind: 'set', of });
/** A map. */
export const map = (key: Type, value: Type): Type => ({ kind: 'map', key, value });
/** A map from strings to strings. */
export const textMap: Type = map(text, text);
/** An enum: the first word is a new row's value. */
export const oneOf = (name: string, ...values: readonly string[]): Type => ({
  kind: 'enum',
  name,
  values,
});

/** The null reference as new rows store it; old rows may hold "" instead. */
export const nullRef = 'OpaqueRef:NULL';

/** What XAPI stores for a value nobody has set. */
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
 * What of a field differs from the usual: read-only, column named like the field, the type's empty
 * value.
 */
export interface FieldOptions {
  readonly column?: string;
  readonly access?: Field['access'];
  readonly initial?: string;
  readonly missing?: string;
}

/** An ordinary, stored field. */
export function field(name: string, type: Type, options: FieldOptions = {}): Field {
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
export function writable(name: string, type: Type, options: FieldOptions = {}): Field {
  return field(name, type, { ...options, access: 'writable' });
}

/**
 * The computed side of a relation: the set of rows of `table` whose `column` points to this row.
 */
export function computed(name: string, table: string, column: string): Field {
  return { ...field(name, set(ref(table))), computed: { table, column } };
}

/** Fields of one namespace: `memory_total` in records, `memory__total` in the database. */
export function namespaced(prefix: string, fields: readonly Field[]): readonly Field[] {
  return fields.map((each) => ({
    ...each,
    name: `${prefix}_${each.name}`,
    column: `${prefix}__${each.column}`,
  }));
}

/** `name_label` and `name_description` of most classes; */
export const names: readonly Field[] = namespaced('name', [
  writable('label', text),
  writable('description', text),
]);

/** `other_config`, the map clients may write on nearly every class. */
export const otherConfig: Field = writable('other_config', textMap);

/**
 * What an object lets one do now, and does; empty here, since the embedded XAPI runs no long
 * operations.
 */
export const operations: readonly Field[] = [
  field('allowed_operations', set(text)),
  field('current_operations', textMap),
];
