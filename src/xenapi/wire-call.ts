/**
 * The most levels that arrays and records may nest. XenAPI's deepest answer (records of an event)
 * needs 6.
 */
export const deepestValue = 64;

/** A call as decoded from the wire. */
export interface WireCall<T> {
  readonly method: string;
  readonly params: readonly T[];
}
