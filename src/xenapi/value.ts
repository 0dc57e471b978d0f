/** A XenAPI float: printed as <double>, never as an integer. */
export class Double {
  constructor(readonly value: number) {}
}

/** A XenAPI datetime in its wire form, `20240131T09:08:07Z` (UTC). */
export class DateTime {
  constructor(readonly iso: string) {}
}

/** The 32-bit counters of event.from: `<i4>` in XML-RPC, a number in JSON. */
export class Int32 {
  constructor(readonly value: number) {}
}

/**
 * A long list or map of an answer whose items are made only when they are written, and gone then:
 * the memory an answer takes does not grow with its length, however slowly a client reads it.
 * Decoders never make one.
 */
export class LazyList {
  /** `name` gives the key of each item of a map; null makes it a list. */
  constructor(
    readonly count: number,
    readonly name: ((index: number) => string) | null,
    readonly item: (index: number) => WireValue,
  ) {}
}

/**
 * A value as XenAPI speaks it. A plain `number` is a 64-bit integer: decimal text in XML-RPC, a
 * number in JSON-RPC.
 */
export type WireValue =
  | string
  | number
  | boolean
  | Double
  | DateTime
  | Int32
  | LazyList
  | readonly WireValue[]
  | WireRecord;

/** A map or record. Made with a null prototype: keys come from others. */
export interface WireRecord {
  readonly [key: string]: WireValue;
}

/** How a call ended: its value, or XenAPI's error (code first, then its parameters). */
export type CallResult =
  | { readonly ok: true; readonly value: WireValue }
  | { readonly ok: false; readonly error: ApiError };

/** A XenAPI error as it travels: `ErrorDescription` is [code, ...params]. */
export interface ApiError {
  readonly code: string;
  readonly params: readonly string[];
}

/** A record still being filled. */
export type OpenRecord = Record<string, WireValue>;

/**
 * An empty record without a prototype: keys come from others, and `__proto__` or `toString` must be
 * nothing but keys.
 */
export function openRecord(): OpenRecord {
  const record: OpenRecord = {};
  // Not Object.create(null): that makes V8 keep each record as a hash table, twice as slow to build
  // and to read.
  Object.setPrototypeOf(record, null);
  return record;
}

/**
 * Tells a list from the other shapes of a value (`Array.isArray` does not narrow readonly arrays).
 */
export function isWireArray(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}

/** Tells a map or record from the other shapes of a value. */
export function isWireRecord(value: WireValue): value is WireRecord {
  return (
    typeof value === 'object' &&
    !isWireArray(value) &&
    !(
      value instanceof Double ||
      value instanceof DateTime ||
      value instanceof Int32 ||
      value instanceof LazyList
    )
  );
}
