import type { Notation, Scalar } from './chunks.js';
import type { Decoded } from './decoded.js';
import { MAX_DEPTH, decoded, undecodable } from './decoded.js';
import type { WireValue } from './value.js';
import { DateTime, Double, Int32, openRecord } from './value.js';

function floatText(value: number): string {
  // JSON has no spelling for these; as text a reader still sees what it was.
  if (!Number.isFinite(value))
    return Number.isNaN(value) ? '"nan"' : value > 0 ? '"inf"' : '"-inf"';
  // 2 would be taken for an integer.
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

function scalar(value: Scalar): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Double) return floatText(value.value);
  if (value instanceof Int32) return String(value.value);
  return JSON.stringify(value instanceof DateTime ? value.iso : value);
}

/** XenAPI values in JSON: integers and floats are numbers, dates are strings. */
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

/** A parsed JSON object or array, as unknown as it is. */
export function isJsonRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As isJsonRecord, for arrays. */
export function isJsonArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function convert(value: unknown, depth: number): WireValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? value : new Double(value);
  // Void is '' in XenAPI; xapi's JSON writes null for it.
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
 * Parsed JSON as a XenAPI value: null-prototype records, bounded depth. Integers and whole floats
 * look alike in JSON and become integers.
 */
export function fromJson(value: unknown): Decoded<WireValue> {
  const converted = convert(value, 0);
  return converted === undefined
    ? undecodable(`values nested more than ${MAX_DEPTH} deep`)
    : decoded(converted);
}

/**
 * JSON.parse with its complaint as a value. The engine's own words may quote the text, so they are
 * left out: it can hold a password.
 */
export function parseJson(text: string): Decoded<unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return decoded(parsed);
  } catch {
    return undecodable('not JSON');
  }
}
