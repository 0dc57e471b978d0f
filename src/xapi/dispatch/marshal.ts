import { type Result, err, ok, parseMap, parseSet, printMap, printSet } from '../../model/index.js';
import {
  DateTime,
  Double,
  Int32,
  isUnspeakable,
  isWireArray,
  isWireRecord,
  openRecord,
  type ApiError,
  type WireRecord,
  type WireValue,
} from '../../xenapi/index.js';
import { invalidValue } from '../errors.js';
import { nullRef, type Type } from '../schema/index.js';

/** A map or record as a wire value. */
export function wireRecord(entries: Iterable<readonly [string, WireValue]>): WireRecord {
  const record = openRecord();
  for (const [key, value] of entries) record[key] = value;
  return record;
}

/**
 * Turns a column's stored text into a wire value of the field's type. Text that is not such a value
 * (old or damaged data) becomes the type's empty value. "" as a ref becomes the null reference.
 */
export function toWire(type: Type, text: string): WireValue {
  switch (type.kind) {
    case 'string':
    case 'enum':
    case 'record':
      return text;
    case 'bool':
      return text === 'true';
    case 'int':
      return Number.parseInt(text, 10) || 0;
    case 'int32':
      return new Int32(Number.parseInt(text, 10) || 0);
    case 'float':
      return new Double(Number.parseFloat(text) || 0);
    case 'datetime':
      return new DateTime(text);
    case 'ref':
      return text === '' ? nullRef : text;
    case 'set':
      return text === '()' ? [] : (parseSet(text) ?? []).map((item) => toWire(type.of, item));
    case 'map':
      return wireRecord(
        [...(parseMap(text) ?? [])].map(([key, value]) => [key, toWire(type.value, value)]),
      );
  }
}

function scalar(type: Type, value: WireValue): string | null {
  switch (type.kind) {
    case 'string':
    case 'ref':
      return typeof value === 'string' && !isUnspeakable(value) ? value : null;
    case 'enum':
      // In any case of letters, as xapi reads them: the original console writes `ro` and `disk`.
      return typeof value === 'string'
        ? (type.values.find((each) => each.toLowerCase() === value.toLowerCase()) ?? null)
        : null;
    case 'bool':
      return typeof value === 'boolean' ? String(value) : null;
    case 'int':
    case 'int32': {
      const number = value instanceof Int32 ? value.value : value;
      if (typeof number === 'string') return /^-?[0-9]{1,19}$/.test(number) ? number : null;
      return typeof number === 'number' && Number.isSafeInteger(number) ? String(number) : null;
    }
    case 'float': {
      const number =
        value instanceof Double
          ? value.value
          : typeof value === 'string' && value.trim() !== ''
            ? Number(value)
            : value;
      return typeof number === 'number' && Number.isFinite(number) ? String(number) : null;
    }
    case 'datetime':
      return value instanceof DateTime
        ? value.iso
        : typeof value === 'string' && /^[0-9]{8}T[0-9:]{8}Z$/.test(value)
          ? value
          : null;
    case 'set':
    case 'map':
    case 'record':
      return null;
  }
}

/**
 * Turns a wire value into the text the database stores. INVALID_VALUE [name; text] for a value of
 * another type, an unknown word of an enum, text with characters XML cannot carry, or an empty key
 * of a map.
 */
export function toStored(type: Type, value: WireValue, name: string): Result<string, ApiError> {
  if (type.kind === 'set' && isWireArray(value)) {
    const items: string[] = [];
    for (const each of value) {
      const item = toStored(type.of, each, name);
      if (!item.ok) return item;
      items.push(item.value);
    }
    return ok(printSet(items));
  }
  if (type.kind === 'map' && isWireRecord(value)) {
    const entries = new Map<string, string>();
    for (const [key, each] of Object.entries(value)) {
      const storedKey = toStored(type.key, key, name);
      if (!storedKey.ok) return storedKey;
      if (storedKey.value === '') return err(invalidValue(name, 'an empty key'));
      const item = toStored(type.value, each, name);
      if (!item.ok) return item;
      entries.set(storedKey.value, item.value);
    }
    return ok(printMap(entries));
  }
  if (type.kind === 'record' && isWireRecord(value)) return ok('');
  const stored = scalar(type, value);
  return stored === null ? err(invalidValue(name, sample(value))) : ok(stored);
}

/** The refused value for the error's second parameter, cut to 200 printable ASCII characters. */
function sample(value: WireValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.slice(0, 200).replace(/[^\x20-\x7e]/g, '?');
}
