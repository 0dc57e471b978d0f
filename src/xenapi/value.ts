import type { Result } from '../model/index.js';

/** A XenAPI float. It is written as <double>, never as an integer. */
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
 * A long list or map in an answer. Each item is made only when it is written, and then dropped. So
 * an answer's memory does not grow with its length, however slowly a client reads it. Decoders
 * never make a LazyList.
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
 * A value in XenAPI. A plain `number` is a 64-bit integer: decimal text in XML-RPC, a number in
 * JSON-RPC.
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

/** A map or record. It has a null prototype, because others choose its keys. */
export interface WireRecord {
  readonly [key: string]: WireValue;
}

/** How a call ended: its value, or XenAPI's error. */
export type CallResult = Result<WireValue, ApiError>;

/** A XenAPI error. On the wire `ErrorDescription` is [code, ...params]. */
export interface ApiError {
  readonly code: string;
  readonly params: readonly string[];
}

/** A record that is still being filled. */
export type OpenRecord = Record<string, WireValue>;

/**
 * An empty record without a prototype. Others choose its keys, and `__proto__` or `toString` must
 * be plain keys.
 */
export function openRecord(): OpenRecord {
  const record: OpenRecord = {};
  // Object.create(null) is not used: V8 would keep each record as a hash table, which is twice as
  // slow to build and to read.
  Object.setPrototypeOf(record, null);
  return record;
}

/** Whether a value is a list. (`Array.isArray` does not narrow readonly arrays.) */
export function isWireArray(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}

/** Whether a value is a map or record. */
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
