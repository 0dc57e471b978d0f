/**
 * Why a fact could not be read: a code for `text`, and the system's own words (never the whole
 * message).
 */
export interface Reason {
  readonly code:
    'absent' | 'unreadable' | 'damaged' | 'unreachable' | 'timedOut' | 'refused' | 'notLooked';
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
  return { known: false, reason: { code, detail } };
}
