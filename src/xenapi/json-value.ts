import type { Notation, Scalar } from './chunks.js';
import type { Decoded } from './decoded.js';
import { MAX_DEPTH, decoded, undecodable } from './decoded.js';
import type { WireValue } from './value.js';
import { DateTime, Double, Int32, openRecord } from './value.js';

function floatText(value: number): string {
  // JSON cannot write these numbers. As text they still tell the reader what they were.
  if (!Number.isFinite(value))
    return Number.isNaN(value) ? '"nan"' : value > 0 ? '"inf"' : '"-inf"';
  // Without `.0` a reader would take 2 for an integer.
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

function scalar(value: Scalar): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Double) return floatText(value.value);
  if (value instanceof Int32) return String(value.value);
  return JSON.stringify(value instanceof DateTime ? value.iso : value);
}

/** How JSON writes XenAPI values: integers and floats are numbers, dates are strings. */
export const jsonNotation: Notation = {
  scalar,
  arrayOpen: '[',
  arrayClose: ']',
  recordOpen: '{',
  recordClose: '}',
  separator: ',',
  memberOpen: (name) => `${JSON.stringify(name)}:`,
  memberClose: '',
};

/** Whether a parsed JSON value is an object. Its members are still unknown. */
export function isJsonRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a parsed JSON value is an array. Its items are still unknown. */
export function isJsonArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function convert(value: unknown, depth: number): WireValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? value : new Double(value);
  // Void is '' in XenAPI. xapi's JSON writes it as null.
  if (value === null) return '';
  if (depth > MAX_DEPTH) return undefined;
  if (isJsonArray(value)) {
    const items: WireValue[] = [];
    for (const item of value) {
      const held = convert(item, depth + 1);
      if (held === undefined) return undefined;
      items.push(held);
    }
    return items;
  }
  if (!isJsonRecord(value)) return undefined;
  const record = openRecord();
  for (const name of Object.keys(value)) {
    const held = convert(value[name], depth + 1);
    if (held === undefined) return undefined;
    record[name] = held;
  }
  return record;
}

/**
 * Turns parsed JSON into a XenAPI value with null-prototype records and bounded depth. JSON cannot
 * tell whole floats from integers, so both become integers.
 */
export function fromJson(value: unknown): Decoded<WireValue> {
  const converted = convert(value, 0);
  return converted === undefined
    ? undecodable(`values nested more than ${MAX_DEPTH} deep`)
    : decoded(converted);
}

/**
 * JSON.parse with the error as a value. The engine's own words may quote the text, which can hold a
 * password. So they are left out.
 */
export function parseJson(text: string): Decoded<unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return decoded(parsed);
  } catch {
    return undecodable('not JSON');
  }
}
