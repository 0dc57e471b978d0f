/** Why a fact could not be read. `text` has the words. */
export const reasonCodes = [
  'absent',
  'unreadable',
  'damaged',
  'unreachable',
  'timedOut',
  'refused',
  'notLooked',
] as const;

/**
 * Why a fact could not be read: a code for `text`, and the system's own words (never the whole
 * message).
 */
export interface Reason {
  readonly code: (typeof reasonCodes)[number];
  readonly detail: string;
}

/** A fact that a broken host may not give. Unknown is shown as unknown, never as "none". */
export type Known<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly reason: Reason };

/** A fact that was read. */
export function known<T>(value: T): { readonly known: true; readonly value: T } {
  return { known: true, value };
}

/** A fact that could not be read. */
export function unknown(
  code: Reason['code'],
  detail = '',
): { readonly known: false; readonly reason: Reason } {
  return unknownFor({ code, detail });
}

/** The same, with a reason that somebody else gave. */
export function unknownFor(reason: Reason): { readonly known: false; readonly reason: Reason } {
  return { known: false, reason };
}

/** The fact with its value changed by `change`; an unknown one stays as it is. */
export function mapKnown<From, To>(fact: Known<From>, change: (value: From) => To): Known<To> {
  return fact.known ? known(change(fact.value)) : fact;
}
