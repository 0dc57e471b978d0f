import {
  DateTime,
  Double,
  Int32,
  isWireArray,
  isWireRecord,
  type WireRecord,
  type WireValue,
} from './value.js';

/*
 * Readers of a record's fields for both transports. XML-RPC brings integers as text, JSON-RPC as
 * numbers. A field that is missing (older servers) or has another shape reads as the empty value of
 * its type. xapi itself fills in missing columns the same way.
 */

/** A text; '' for any other value. */
export function asString(value: WireValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/**
 * A reference. Null for every form of "none": `OpaqueRef:NULL`, '' in old rows, or a missing field.
 */
export function asRef(value: WireValue | undefined): string | null {
  const ref = asString(value);
  return ref === '' || ref === 'OpaqueRef:NULL' ? null : ref;
}

/** A boolean; false for any other value. */
export function asBool(value: WireValue | undefined): boolean {
  return value === true;
}

/** An integer from either transport; null for any other value. */
export function asInt(value: WireValue | undefined): number | null {
  const number =
    value instanceof Int32 || value instanceof Double
      ? value.value
      : typeof value === 'string' && /^-?\d+$/.test(value)
        ? Number(value)
        : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** A number that may have a fraction; 0 for any other value. */
export function asFloat(value: WireValue | undefined): number {
  if (value instanceof Double) return value.value;
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}

/** A time in ISO 8601 and UTC. Null for the epoch, which means "never", and for any other value. */
export function asMoment(value: WireValue | undefined): string | null {
  const text = value instanceof DateTime ? value.iso : asString(value);
  const [, year = '', month = '', day = '', time = ''] =
    /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d:\d\d:\d\d)/u.exec(text) ?? [];
  return year === '' || year === '1970' ? null : `${year}-${month}-${day}T${time}Z`;
}

/** A map or record; an empty one for any other value. */
export function asMap(value: WireValue | undefined): WireRecord {
  return value !== undefined && isWireRecord(value) ? value : {};
}

/** A set; an empty one for any other value. */
export function asSet(value: WireValue | undefined): readonly WireValue[] {
  return value !== undefined && isWireArray(value) ? value : [];
}

/** The texts or references in a set. Other items are left out. */
export function asStrings(value: WireValue | undefined): readonly string[] {
  return asSet(value).filter((item) => typeof item === 'string');
}
