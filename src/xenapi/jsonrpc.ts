import { encodeChunks } from './chunks.js';
import type { Decoded, WireCall } from './decoded.js';
import { decoded, undecodable } from './decoded.js';
import { errorFrom } from './envelope.js';
import { fromJson, isJsonArray, isJsonRecord, jsonNotation, parseJson } from './json-value.js';
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

/** Decodes a call of version 1 or 2. XenAPI has no batches, and requires an id (xapi's rule). */
export function decodeJsonCall(text: string): Decoded<JsonRpcCall> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const call = parsed.value;
  if (!isJsonRecord(call)) return undecodable('not a JSON-RPC call: no object');
  const { method, id } = { method: call['method'], id: call['id'] };
  if (typeof method !== 'string') return undecodable('not a JSON-RPC call: "method" is no string');
  if (typeof id !== 'string' && typeof id !== 'number')
    return undecodable('not a JSON-RPC call: "id" is no string or number');
  const given = Object.hasOwn(call, 'params') ? call['params'] : [];
  if (!isJsonArray(given)) return undecodable('not a JSON-RPC call: "params" is no array');
  const params: WireValue[] = [];
  for (const param of given) {
    const value = fromJson(param);
    if (!value.ok) return value;
    params.push(value.value);
  }
  return decoded({ method, params, version: call['jsonrpc'] === '2.0' ? 2 : 1, id });
}

function decodeJsonError(error: unknown): Decoded<CallResult> {
  // Version 1: [code, ...params]. Version 2: { message: code, data: params }.
  const listed = isJsonRecord(error)
    ? [error['message'], ...(isJsonArray(error['data']) ? error['data'] : [])]
    : error;
  const description = fromJson(listed);
  const found = description.ok ? errorFrom(description.value) : undefined;
  return found === undefined
    ? undecodable('a JSON-RPC error without a code')
    : decoded<CallResult>({ ok: false, error: found });
}

/** Decodes an answer of version 1 or 2: its value or XenAPI's error. */
export function decodeJsonAnswer(text: string, id: JsonRpcId): Decoded<CallResult> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const answer = parsed.value;
  if (!isJsonRecord(answer)) return undecodable('not a JSON-RPC answer: no object');
  if (answer['id'] !== id) return undecodable('a JSON-RPC answer to another call');
  const error = Object.hasOwn(answer, 'error') ? answer['error'] : null;
  if (error !== null) return decodeJsonError(error);
  if (!Object.hasOwn(answer, 'result'))
    return undecodable('a JSON-RPC answer without result or error');
  const value = fromJson(answer['result']);
  return value.ok ? decoded<CallResult>({ ok: true, value: value.value }) : value;
}
