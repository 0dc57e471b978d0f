import {
  isWireArray,
  isWireRecord,
  LazyList,
  openRecord,
  type WireValue,
} from '../../../src/xenapi/index.js';

/**
 * An answer as a client gets it in the end: lists and maps that are built while they are written
 * are built here.
 */
export function whole(value: WireValue): WireValue {
  if (value instanceof LazyList) {
    const items = Array.from({ length: value.count }, (_, index) => whole(value.item(index)));
    if (value.name === null) return items;
    const record = openRecord();
    for (const [index, item] of items.entries()) record[value.name(index)] = item;
    return record;
  }
  if (isWireArray(value)) return value.map(whole);
  if (!isWireRecord(value)) return value;
  const record = openRecord();
  for (const [name, item] of Object.entries(value)) record[name] = whole(item);
  return record;
}
