/**
 * A value, or the error that says why there is none. Expected errors are values, not exceptions.
 */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/**
 * Marks work whose result changes nothing, so that no error is left out by mistake. A comment says
 * why it changes nothing.
 */
export const bestEffort: (result: Result<unknown, unknown>) => void = () => undefined;

/** Makes a successful Result. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Makes a failed Result. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
