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

/** A value as XenAPI speaks it. A plain `number` is a 64-bit integer: decimal text in XML-RPC, a number in JSON-RPC. */
export type WireValue = string | number | boolean | Double | DateTime | Int32 | readonly WireValue[] | WireRecord;

/** A map or record. Made with a null prototype: keys come from others. */
export interface WireRecord {
  readonly [key: string]: WireValue;
}

/** How a call ended: its value, or XenAPI's error (code first, then its parameters). */
export type CallResult = { readonly ok: true; readonly value: WireValue } | { readonly ok: false; readonly error: ApiError };

/** A XenAPI error as it travels: `ErrorDescription` is [code, ...params]. */
export interface ApiError {
  readonly code: string;
  readonly params: readonly string[];
}
