import fc from '../support/run/property.js';
import {
  DateTime,
  Double,
  Int32,
  isWireRecord,
  openRecord,
  type WireValue,
} from '../../src/xenapi/index.js';

/**
 * Text that XML can carry, with the characters that need escaping and the names that are no mere
 * names in JavaScript among it.
 */
const speakableText = fc.oneof(
  fc
    .string({ unit: 'grapheme' })
    .map((text) =>
      text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ''),
    ),
  fc.constantFrom(
    '',
    ' ',
    '  a  ',
    '<',
    '&',
    '&amp;',
    ']]>',
    '"',
    "'",
    '\r\n',
    '\t',
    '__proto__',
    'toString',
    'constructor',
    'é漢😀',
    '<value>',
    '007',
  ),
);

const scalar: fc.Arbitrary<WireValue> = fc.oneof(
  speakableText,
  fc.boolean(),
  fc.double({ noNaN: false }).map((value) => new Double(value)),
  fc.integer().map((value) => new Int32(value)),
  fc
    .date({ min: new Date(0), max: new Date('2199-01-01'), noInvalidDate: true })
    .map((at) => new DateTime(at.toISOString().replace(/-|\.\d+/g, ''))),
);

/** Any value XenAPI can carry, a few levels deep. */
export const wireValue: fc.Arbitrary<WireValue> = fc.letrec<{ value: WireValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(speakableText, tie('value')), { maxLength: 4 }).map((members) => {
      const record = openRecord();
      for (const [name, value] of members) record[name] = value;
      return record;
    }),
  ),
})).value;

/**
 * A value with everything that one protocol cannot tell apart spelled one way, for comparing what
 * came back.
 */
export function plain(value: WireValue, scalarOf: (value: WireValue) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item: WireValue) => plain(item, scalarOf));
  if (isWireRecord(value)) {
    return Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, plain(member, scalarOf)]);
  }
  return scalarOf(value);
}
