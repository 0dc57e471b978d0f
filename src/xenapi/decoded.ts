/**
 * What a decoder made of a text from outside: the value, or one line saying what is wrong and
 * where. Decoders never throw.
 */
export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly detail: string };

/**
 * Depth to which arrays and records may nest. XenAPI's deepest answer (records of an event) needs
 * 6.
 */
export const MAX_DEPTH = 64;

/** A call as it came off the wire. */
export interface WireCall<T> {
  readonly method: string;
  readonly params: readonly T[];
}

/** The good case of a Decoded. */
export function decoded<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The bad case of a Decoded. */
export function undecodable(detail: string): { readonly ok: false; readonly detail: string } {
  return { ok: false, detail };
}
