import { isUtf8 } from 'node:buffer';
import { err, ok, type Result } from '../../model/index.js';
import {
  decodeJsonCall,
  decodeXmlCall,
  encodeJsonAnswer,
  encodeXmlAnswer,
  isUnspeakable,
  isWireArray,
  isWireRecord,
  toEnvelope,
  type CallResult,
  type WireValue,
} from '../../xenapi/index.js';

/** A call from the wire, and the way to write its answer in the same protocol. */
export interface IncomingCall {
  readonly method: string;
  readonly params: readonly WireValue[];
  /**
   * Whether all text is UTF-8 and free of characters that XenAPI cannot carry. If not, the answer
   * is INVALID_VALUE.
   */
  readonly clean: boolean;
  readonly contentType: 'text/xml' | 'application/json';
  answer(result: CallResult): Iterable<string>;
}

function isClean(value: WireValue): boolean {
  if (typeof value === 'string') return !isUnspeakable(value);
  if (isWireArray(value)) return value.every(isClean);
  return (
    !isWireRecord(value) ||
    Object.entries(value).every(([name, member]) => !isUnspeakable(name) && isClean(member))
  );
}

/**
 * The most values in one call: ten times what any real call holds. A body of 300 KiB could hold a
 * hundred thousand.
 */
const mostValues = 20_000;

function countOf(value: WireValue): number {
  const held = isWireArray(value) ? value : isWireRecord(value) ? Object.values(value) : [];
  return held.reduce<number>((sum, each) => sum + countOf(each), 1);
}

/** The one XML-RPC call whose answer has no Status and Value (xapi's introspection). */
const bareMethod = 'system.listMethods';

/**
 * Reads a body in one of the two protocols. An error says what is wrong and where, and never
 * quotes the body.
 */
export function readCall(kind: 'xml' | 'json', body: Buffer): Result<IncomingCall, string> {
  const text = body.toString('utf8');
  const json = kind === 'json' ? decodeJsonCall(text) : null;
  const call = json ?? decodeXmlCall(text);
  if (!call.ok) return call;
  const { method, params } = call.value;
  if (countOf(params) > mostValues) return err(`more than ${mostValues} values in one call`);
  const common = {
    method,
    params,
    clean: isUtf8(body) && params.every(isClean) && isClean(method),
  };
  if (json?.ok === true) {
    const id = json.value;
    return ok({
      ...common,
      contentType: 'application/json',
      answer: (result) => encodeJsonAnswer(result, id),
    });
  }
  const wrap = (result: CallResult): WireValue =>
    method === bareMethod && result.ok ? result.value : toEnvelope(result);
  return ok({
    ...common,
    contentType: 'text/xml',
    answer: (result) => encodeXmlAnswer(wrap(result)),
  });
}
