/**
 * The result of decoding a text from outside: the value, or one line that says what is wrong and
 * where. Decoders never throw.
 */
export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly detail: string };

/**
 * The most levels that arrays and records may nest. XenAPI's deepest answer (records of an event)
 * needs 6.
 */
export const MAX_DEPTH = 64;

/** A call as decoded from the wire. */
export interface WireCall<T> {
  readonly method: string;
  readonly params: readonly T[];
}

/** Makes a Decoded with a value. */
export function decoded<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Makes a Decoded with an error: one line that says what is wrong. */
export function undecodable(detail: string): { readonly ok: false; readonly detail: string } {
  return { ok: false, detail };
}
