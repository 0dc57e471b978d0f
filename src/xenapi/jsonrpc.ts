import { err, isJsonObject, ok, parseJson, type Result } from '../model/index.js';
import { encodeChunks } from './chunks.js';
import { deepestValue, type WireCall } from './wire-call.js';
import { errorFrom } from './envelope.js';
import { fromJson, isJsonArray, jsonNotation } from './json-value.js';
import type { CallResult, WireValue } from './value.js';

/** A call's id. The answer repeats it. */
export type JsonRpcId = string | number;

/** A call in JSON-RPC. Its answer must use the same version. */
export interface JsonRpcCall extends WireCall<WireValue> {
  readonly version: 1 | 2;
  readonly id: JsonRpcId;
}

/** Encodes a call in JSON-RPC 2.0. */
export function encodeJsonCall(
  method: string,
  params: readonly WireValue[],
  id: JsonRpcId,
): string {
  return (
    `{"jsonrpc":"2.0","method":${JSON.stringify(method)},"params":` +
    `${[...encodeChunks(params, jsonNotation)].join('')},"id":${JSON.stringify(id)}}`
  );
}

/**
 * Encodes an answer in chunks. Version 1 has both `result` and `error`. Version 2 has one of them;
 * its error has code 1 and the XenAPI code as message.
 */
export function* encodeJsonAnswer(
  result: CallResult,
  call: Pick<JsonRpcCall, 'version' | 'id'>,
): Generator<string, void, undefined> {
  yield call.version === 2 ? '{"jsonrpc":"2.0",' : '{';
  if (result.ok) {
    yield '"result":';
    yield* encodeChunks(result.value, jsonNotation);
    if (call.version === 1) yield ',"error":null';
  } else if (call.version === 1) {
    yield `"result":null,"error":${JSON.stringify([result.error.code, ...result.error.params])}`;
  } else {
    yield (
      '"error":' +
      JSON.stringify({ code: 1, message: result.error.code, data: result.error.params })
    );
  }
  yield `,"id":${JSON.stringify(call.id)}}`;
}

/** A message stands two levels around its values: its own object, and the list of the params. */
function parseMessage(text: string): Result<unknown, string> {
  return parseJson(text, deepestValue + 2);
}

/** Decodes a call of version 1 or 2. XenAPI has no batches, and requires an id (xapi's rule). */
export function decodeJsonCall(text: string): Result<JsonRpcCall, string> {
  const parsed = parseMessage(text);
  if (!parsed.ok) return parsed;
  const call = parsed.value;
  if (!isJsonObject(call)) return err('not a JSON-RPC call: no object');
  const { method, id } = { method: call['method'], id: call['id'] };
  if (typeof method !== 'string') return err('not a JSON-RPC call: "method" is no string');
  if (typeof id !== 'string' && typeof id !== 'number')
    return err('not a JSON-RPC call: "id" is no string or number');
  const given = Object.hasOwn(call, 'params') ? call['params'] : [];
  if (!isJsonArray(given)) return err('not a JSON-RPC call: "params" is no array');
  const params = given.map(fromJson);
  return ok({ method, params, version: call['jsonrpc'] === '2.0' ? 2 : 1, id });
}

function decodeJsonError(error: unknown): Result<CallResult, string> {
  // Version 1: [code, ...params]. Version 2: { message: code, data: params }.
  const listed = isJsonObject(error)
    ? [error['message'], ...(isJsonArray(error['data']) ? error['data'] : [])]
    : error;
  const found = errorFrom(fromJson(listed));
  return found === undefined ? err('a JSON-RPC error without a code') : ok<CallResult>(err(found));
}

/** Decodes an answer of version 1 or 2: its value or XenAPI's error. */
export function decodeJsonAnswer(text: string, id: JsonRpcId): Result<CallResult, string> {
  const parsed = parseMessage(text);
  if (!parsed.ok) return parsed;
  const answer = parsed.value;
  if (!isJsonObject(answer)) return err('not a JSON-RPC answer: no object');
  if (answer['id'] !== id) return err('a JSON-RPC answer to another call');
  const error = Object.hasOwn(answer, 'error') ? answer['error'] : null;
  if (error !== null) return decodeJsonError(error);
  if (!Object.hasOwn(answer, 'result')) return err('a JSON-RPC answer without result or error');
  return ok(ok(fromJson(answer['result'])));
}
