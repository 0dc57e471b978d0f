import type { ApiError } from './value.js';

/**
 * Why no XenAPI answer came back: `refused` nobody may or does listen there; `notFound` no such
 * socket or host name; `timedOut` the time limit of the call ended it; `tooLarge` request or answer
 * beyond the byte limit; `badStatus` HTTP said no; `badAnswer` not XML-RPC or JSON-RPC of XenAPI;
 * `closed` the connection broke; `untrusted` the certificate is not the pinned one; `cancelled` the
 * caller's signal ended it.
 */
export type TransportCode =
  | 'refused'
  | 'notFound'
  | 'timedOut'
  | 'tooLarge'
  | 'badStatus'
  | 'badAnswer'
  | 'closed'
  | 'untrusted'
  | 'cancelled';

/**
 * Trouble below XenAPI. `detail` is the system's own words and never holds parameters, so never a
 * password or session.
 */
export interface TransportError {
  readonly kind: 'transport';
  readonly code: TransportCode;
  readonly detail: string;
}

/** XenAPI answered with an error: its code and the parameters beside it. */
export interface ApiCallError extends ApiError {
  readonly kind: 'api';
}

/** Every way a call can fail. */
export type CallError = ApiCallError | TransportError;

/** Makes a transport error. */
export function transportError(code: TransportCode, detail: string): TransportError {
  return { kind: 'transport', code, detail };
}

/**
 * One line for logs: `SESSION_INVALID (OpaqueRef:…)` or `timedOut: no answer within 5000 ms`.
 * Screens word it through `text`.
 */
export function describeError(error: CallError): string {
  if (error.kind === 'transport') return `${error.code}: ${error.detail}`;
  return error.params.length === 0 ? error.code : `${error.code} (${error.params.join(', ')})`;
}
