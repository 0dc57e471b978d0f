import type { ApiError, CallResult, WireValue } from '../xenapi/index.js';

/** A XenAPI error: its code and its parameters, in the order `ErrorDescription` has them. */
export function apiError(code: string, ...params: readonly string[]): ApiError {
  return { code, params };
}

/** HANDLE_INVALID: the ref names no object of its class. */
export function handleInvalid(className: string, ref: string): ApiError {
  return apiError('HANDLE_INVALID', className, ref);
}

/** INVALID_VALUE: the name of the parameter or expression, and the refused text. */
export function invalidValue(name: string, text: string): ApiError {
  return apiError('INVALID_VALUE', name, text);
}

/** INTERNAL_ERROR: for an error that has no code of its own. */
export function internalError(reason: string): ApiError {
  return apiError('INTERNAL_ERROR', reason);
}

/** A call that ended well. Most return nothing, which is "" on the wire. */
export function done(value: WireValue = ''): CallResult {
  return { ok: true, value };
}

/** A call that ended with an error. */
export function failed(error: ApiError): CallResult {
  return { ok: false, error };
}
