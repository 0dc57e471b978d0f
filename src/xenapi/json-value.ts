import { isJsonObject } from '../model/index.js';
import type { Notation, Scalar } from './chunks.js';
import { DateTime, Double, Int32, openRecord, type WireValue } from './value.js';

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

/** Whether a parsed JSON value is an array. Its items are still unknown. */
export function isJsonArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/**
 * Turns parsed JSON into a XenAPI value with null-prototype records. `parseJson` has bounded its
 * depth. JSON cannot tell whole floats from integers, so both become integers.
 */
export function fromJson(value: unknown): WireValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? value : new Double(value);
  if (isJsonArray(value)) return value.map(fromJson);
  // Void is '' in XenAPI. xapi's JSON writes it as null.
  if (!isJsonObject(value)) return '';
  const record = openRecord();
  for (const name of Object.keys(value)) record[name] = fromJson(value[name]);
  return record;
}
