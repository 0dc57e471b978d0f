import { encodeChunks } from './chunks.js';
import type { Decoded, WireCall } from './decoded.js';
import { decoded, undecodable } from './decoded.js';
import { fromEnvelope } from './envelope.js';
import type { CallResult, WireValue } from './value.js';
import { xmlNotation } from './xml-notation.js';
import { XmlReader } from './xml-reader.js';
import { value } from './xml-value.js';

/*
 * Reading is our own and not the xmlrpc package's: that one takes mismatched tags for `{}`, takes junk after the end, lets a member named
 * `__proto__` replace the record's prototype, has no depth limit, fails a whole answer for one `nan`, and needs 1.3 to 2 s where a scanner
 * needs 0.2 s (9 MB of records). Answers are our own writing, since clients need bare values. Calls are written by the package
 * (xmlrpc-request.ts), and the tests read and write everything against it.
 */

const HEAD = '<?xml version="1.0"?>';

/** An answer in XML, piece by piece. The caller wraps it (envelope.ts), except system.listMethods' bare array. */
export function* encodeXmlAnswer(answer: WireValue): Generator<string, void, undefined> {
  yield `${HEAD}<methodResponse><params><param>`;
  yield* encodeChunks(answer, xmlNotation);
  yield '</param></params></methodResponse>';
}

function params(reader: XmlReader, tag: string | null): readonly WireValue[] | null {
  const found: WireValue[] = [];
  if (tag === 'params/') return found;
  if (tag !== 'params') return reader.fail('something else than <params>');
  for (;;) {
    const next = reader.tag();
    if (next === '/params') return found;
    if (next !== 'param') return reader.fail('something else than <param>');
    const opening = reader.tag();
    const param = opening === null ? null : value(reader, opening);
    if (param === null || !reader.expect('/param')) return null;
    found.push(param);
  }
}

function refusal(reader: XmlReader): { readonly ok: false; readonly detail: string } {
  return undecodable(`not an XML-RPC message: ${reader.failure ?? 'incomplete'}`);
}

/** Reads a methodCall. */
export function decodeXmlCall(xml: string): Decoded<WireCall<WireValue>> {
  const reader = new XmlReader(xml);
  if (!reader.prolog() || !reader.expect('methodCall') || !reader.expect('methodName'))
    return refusal(reader);
  const method = reader.text();
  if (method === null || !reader.expect('/methodName')) return refusal(reader);
  const next = reader.tag();
  // <params> may be left out when there are none.
  const found = next === '/methodCall' ? [] : params(reader, next);
  const closed = next === '/methodCall' || (found !== null && reader.expect('/methodCall'));
  return found !== null && closed && reader.end()
    ? decoded({ method: method.trim(), params: found })
    : refusal(reader);
}

/** Reads a methodResponse of XenAPI: its value, or its error. A fault is no XenAPI answer. */
export function decodeXmlAnswer(xml: string): Decoded<CallResult> {
  const reader = new XmlReader(xml);
  if (!reader.prolog() || !reader.expect('methodResponse')) return refusal(reader);
  const found = params(reader, reader.tag());
  const [answer] = found ?? [];
  if (
    answer === undefined ||
    found?.length !== 1 ||
    !reader.expect('/methodResponse') ||
    !reader.end()
  )
    return refusal(reader);
  return fromEnvelope(answer);
}
