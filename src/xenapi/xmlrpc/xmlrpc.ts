import { err, ok, XmlError, XmlScanner, xmlLimits, type Result } from '../../model/index.js';
import { encodeChunks } from '../chunks.js';
import type { WireCall } from '../wire-call.js';
import { fromEnvelope } from '../envelope.js';
import type { CallResult, WireValue } from '../value.js';
import { xmlNotation } from './xml-notation.js';
import { expectClose, expectOpen, nextTag, value } from './xml-value.js';

/*
 * We read XML-RPC with our own code and not with the xmlrpc package. The package takes mismatched
 * tags for `{}` and accepts junk after the end. It lets a member named `__proto__` replace the
 * record's prototype, has no depth limit, and fails a whole answer for one `nan`. It needs 1.3 to 2
 * s where a scanner needs 0.2 s (9 MB of records). We write answers ourselves too, because clients
 * need bare values. The package writes the calls (xmlrpc-request.ts), and the tests check all
 * reading and writing against it.
 */

const xmlHeader = '<?xml version="1.0"?>';

/**
 * An answer in XML, in pieces. The caller wraps it first (envelope.ts); only the bare array of
 * system.listMethods is not wrapped.
 */
export function* encodeXmlAnswer(answer: WireValue): Generator<string, void, undefined> {
  yield `${xmlHeader}<methodResponse><params><param>`;
  yield* encodeChunks(answer, xmlNotation);
  yield '</param></params></methodResponse>';
}

/** Reads the params whose opening tag was just read. */
function params(scanner: XmlScanner): readonly WireValue[] {
  const found: WireValue[] = [];
  for (let tag = nextTag(scanner); tag.kind === 'open'; tag = nextTag(scanner)) {
    if (tag.name !== 'param') scanner.fail('something else than <param>');
    found.push(value(scanner, nextTag(scanner).name));
    expectClose(scanner);
  }
  return found;
}

/** Reads a whole message. Text that is not such a message becomes an error value. */
function decode<T>(xml: string, read: (scanner: XmlScanner) => T): Result<T, string> {
  try {
    const scanner = new XmlScanner([xml], xmlLimits);
    const message = read(scanner);
    if (scanner.next() !== null) scanner.fail('something after the end');
    return ok(message);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { at, reason } = error.issue;
    return err(`not an XML-RPC message: ${reason} at character ${at + 1}`);
  }
}

/** Reads a methodCall. */
export function decodeXmlCall(xml: string): Result<WireCall<WireValue>, string> {
  return decode(xml, (scanner) => {
    expectOpen(scanner, 'methodCall');
    expectOpen(scanner, 'methodName');
    const method = scanner.text();
    expectClose(scanner);
    const next = nextTag(scanner);
    // <params> may be left out when there are none.
    if (next.kind === 'close') return { method, params: [] };
    if (next.name !== 'params') scanner.fail('something else than <params>', next.at);
    const found = params(scanner);
    expectClose(scanner);
    return { method, params: found };
  });
}

/** Reads a XenAPI methodResponse: its value or its error. A fault is not a XenAPI answer. */
export function decodeXmlAnswer(xml: string): Result<CallResult, string> {
  const answer = decode(xml, (scanner) => {
    expectOpen(scanner, 'methodResponse');
    expectOpen(scanner, 'params');
    const found = params(scanner);
    expectClose(scanner);
    const [only] = found;
    return found.length === 1 && only !== undefined ? only : scanner.fail('not exactly one value');
  });
  return answer.ok ? fromEnvelope(answer.value) : answer;
}
