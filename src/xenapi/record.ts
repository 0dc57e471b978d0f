import type { WireRecord, WireValue } from './value.js';
import { DateTime, Double, Int32, isWireArray, isWireRecord } from './value.js';

/*
 * Readers of a record's fields over both transports: XML-RPC brings integers as text, JSON-RPC as
 * numbers. A field that is missing (older servers) or of another shape reads as the empty value of
 * its type, as xapi itself fills in columns a row lacks.
 */

/** Text; '' when it is none. */
export function asString(value: WireValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/**
 * A reference, or null for each way of saying "none": `OpaqueRef:NULL`, '' of old rows, missing.
 */
export function asRef(value: WireValue | undefined): string | null {
  const ref = asString(value);
  return ref === '' || ref === 'OpaqueRef:NULL' ? null : ref;
}

/** A boolean; false when it is none. */
export function asBool(value: WireValue | undefined): boolean {
  return value === true;
}

/** An integer in either spelling, or null when it is none. */
export function asInt(value: WireValue | undefined): number | null {
  const number =
    value instanceof Int32 || value instanceof Double
      ? value.value
      : typeof value === 'string' && /^-?\d+$/.test(value)
        ? Number(value)
        : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** A number with a fraction; 0 when it is none. */
export function asFloat(value: WireValue | undefined): number {
  if (value instanceof Double) return value.value;
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}

/** A time as ISO 8601, UTC; null for the epoch, which stands for "never", and for anything else. */
export function asMoment(value: WireValue | undefined): string | null {
  const text = value instanceof DateTime ? value.iso : asString(value);
  const [, year = '', month = '', day = '', time = ''] =
    /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d:\d\d:\d\d)/u.exec(text) ?? [];
  return year === '' || year === '1970' ? null : `${year}-${month}-${day}T${time}Z`;
}

/** A map or record; an empty one when it is none. */
export function asMap(value: WireValue | undefined): WireRecord {
  return value !== undefined && isWireRecord(value) ? value : {};
}

/** A set; an empty one when it is none. */
export function asSet(value: WireValue | undefined): readonly WireValue[] {
  return value !== undefined && isWireArray(value) ? value : [];
}

/** A set of texts or references; what is no text is left out. */
export function asStrings(value: WireValue | undefined): readonly string[] {
  return asSet(value).filter((item) => typeof item === 'string');
}
