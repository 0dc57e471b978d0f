import {
  isWireArray,
  isWireRecord,
  LazyList,
  openRecord,
  type WireValue,
} from '../../../src/xenapi/index.js';

/** Whether something in a value is built only while it is written. */
function isLazy(value: WireValue): boolean {
  return (
    typeof value === 'object' && (value instanceof LazyList || Object.values(value).some(isLazy))
  );
}

/**
 * An answer as a client gets it in the end: lists and maps that are built while they are written
 * are built here.
 */
export function whole(value: WireValue): WireValue {
  // Most records are not, and there are many: they need no copy.
  if (!isLazy(value)) return value;
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
