import type { ApiError } from './value.js';

/**
 * Why no XenAPI answer came back. `refused`: no access, or nothing listens there. `notFound`: no
 * such socket or host name. `timedOut`: the call's time limit ended it. `tooLarge`: the request or
 * answer exceeds the byte limit. `badStatus`: an HTTP status other than 200. `badAnswer`: not
 * XML-RPC or JSON-RPC of XenAPI. `closed`: the connection broke. `untrusted`: the certificate is
 * not accepted, or plain http is not allowed. `cancelled`: the caller's signal ended it.
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
 * An error below XenAPI. `detail` is the system's own words. It never holds parameters, so it never
 * holds a password or session.
 */
export interface TransportError {
  readonly kind: 'transport';
  readonly code: TransportCode;
  readonly detail: string;
}

/** An error that XenAPI answered: its code and its parameters. */
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
 * The error on one line for logs, such as `HOST_IS_SLAVE (10.0.0.1)` or `timedOut: no answer
 * within 5000 ms`. Screens take their words from `text` instead.
 */
export function describeError(error: CallError): string {
  if (error.kind === 'transport') return `${error.code}: ${error.detail}`;
  // A reference tells a person nothing.
  const words = error.params.filter((param) => !param.startsWith('OpaqueRef:'));
  return words.length === 0 ? error.code : `${error.code} (${words.join(', ')})`;
}
