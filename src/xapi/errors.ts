import type { ApiError, CallResult, WireValue } from '../xenapi/index.js';

/** A XenAPI error: its code, then its parameters, as `ErrorDescription` has them. */
export function apiError(code: string, ...params: readonly string[]): ApiError {
  return { code, params };
}

/** HANDLE_INVALID: a ref of that class that names no object. */
export function handleInvalid(className: string, ref: string): ApiError {
  return apiError('HANDLE_INVALID', className, ref);
}

/** INVALID_VALUE: the parameter's or expression's name, and the text that was refused. */
export function invalidValue(name: string, text: string): ApiError {
  return apiError('INVALID_VALUE', name, text);
}

/** INTERNAL_ERROR: what has no code of its own. */
export function internalError(reason: string): ApiError {
  return apiError('INTERNAL_ERROR', reason);
}

/** A call that ended well; most return nothing, which travels as "". */
export function done(value: WireValue = ''): CallResult {
  return { ok: true, value };
}

/** A call that ended with an error. */
export function failed(error: ApiError): CallResult {
  return { ok: false, error };
}
