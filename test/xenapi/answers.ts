import { decodeJsonCall, type JsonRpcCall } from '../../src/xenapi/index.js';

export const SECRET = 'hunter2-secret';

export const jsonOk = (result: unknown, id: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', result, id });

export function callIn(body: string): JsonRpcCall {
  const call = decodeJsonCall(body);
  if (!call.ok) throw new Error(call.error);
  return call.value;
}
