import { err, ok, type Result } from '../model/index.js';
import {
  isWireArray,
  isWireRecord,
  openRecord,
  type ApiError,
  type CallResult,
  type WireValue,
} from './value.js';

/** Turns an ErrorDescription into an error. Its first item is the code. */
export function errorFrom(description: WireValue | undefined): ApiError | undefined {
  if (description === undefined || !isWireArray(description)) return undefined;
  const texts = description.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  const [code, ...params] = texts;
  return code === undefined || code === '' ? undefined : { code, params };
}

/**
 * Wraps a result for XML-RPC. XenAPI never answers with a fault, but with a struct of Status and
 * Value, or of Status and ErrorDescription.
 */
export function toEnvelope(result: CallResult): WireValue {
  const envelope = openRecord();
  envelope['Status'] = result.ok ? 'Success' : 'Failure';
  if (result.ok) envelope['Value'] = result.value;
  else envelope['ErrorDescription'] = [result.error.code, ...result.error.params];
  return envelope;
}

/**
 * Unwraps that struct. A bare array counts as a value too, because system.listMethods answers one.
 */
export function fromEnvelope(value: WireValue): Result<CallResult, string> {
  if (isWireArray(value)) return ok<CallResult>(ok(value));
  if (!isWireRecord(value)) return err('an answer without Status');
  const held = value['Value'];
  if (value['Status'] === 'Success' && held !== undefined) return ok<CallResult>(ok(held));
  const error = value['Status'] === 'Failure' ? errorFrom(value['ErrorDescription']) : undefined;
  return error === undefined
    ? err('an answer whose Status is neither Success nor Failure')
    : ok<CallResult>(err(error));
}
