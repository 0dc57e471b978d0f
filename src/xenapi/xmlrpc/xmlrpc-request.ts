import CustomType from 'xmlrpc/lib/customtype.js';
import { serializeMethodCall } from 'xmlrpc/lib/serializer.js';
import { DateTime, Double, Int32, isWireArray, isWireRecord, type WireValue } from '../value.js';
import { scalarText } from './xml-notation.js';

/**
 * A value whose tag we choose. The package itself would write 2.0 as an int, dates in local time,
 * and text with `&` as CDATA.
 */
class Tagged extends CustomType {
  constructor(tag: string, raw: string) {
    super(raw);
    this.tagName = tag;
  }
}

function prepare(value: WireValue): unknown {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return new Tagged('string', scalarText(value));
  if (typeof value === 'number') return new Tagged('int', scalarText(value));
  if (value instanceof Int32) return new Tagged('i4', scalarText(value));
  if (value instanceof Double) return new Tagged('double', scalarText(value));
  if (value instanceof DateTime) return new Tagged('dateTime.iso8601', scalarText(value));
  if (isWireArray(value)) return value.map(prepare);
  if (!isWireRecord(value))
    throw new Error('a parameter that is made only as it is written, which is for answers');
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [scalarText(name), prepare(member)]),
  );
}

/**
 * Encodes a call in XML with the xmlrpc package. Only the client's fallback needs it, so the
 * package and its XML builder are loaded only then.
 */
export function encodeCall(method: string, params: readonly WireValue[]): string {
  return serializeMethodCall(method, params.map(prepare));
}
