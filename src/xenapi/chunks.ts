import {
  isWireArray,
  isWireRecord,
  LazyList,
  type DateTime,
  type Double,
  type Int32,
  type WireValue,
} from './value.js';

/** A value that contains no other values. */
export type Scalar = string | number | boolean | Double | DateTime | Int32;

/** How one of the two protocols writes a value. */
export interface Notation {
  scalar(value: Scalar): string;
  readonly arrayOpen: string;
  readonly arrayClose: string;
  readonly recordOpen: string;
  readonly recordClose: string;
  /** The text between two items or members. */
  readonly separator: string;
  memberOpen(name: string): string;
  readonly memberClose: string;
}

/** An array or record whose children are being written. */
interface Frame {
  readonly count: number;
  readonly item: (index: number) => WireValue | undefined;
  /** The names of the members; null for an array. */
  readonly name: ((index: number) => string) | null;
  next: number;
}

/**
 * The characters in one chunk. Between two chunks the writer can let other work run. Encoding 16 K
 * characters takes well under 5 ms. A large answer is never in memory a second time as one string.
 */
const chunkLength = 16_384;

/**
 * Encodes a value in chunks. It has its own stack, so a deep value cannot overflow the program's
 * stack.
 */
export function* encodeChunks(
  value: WireValue,
  notation: Notation,
): Generator<string, void, undefined> {
  let text = '';
  const stack: Frame[] = [];
  // Ten thousand records of one class have the same few dozen names, so each name is escaped once.
  const openings = new Map<string, string>();
  const opening = (name: string): string => {
    const known = openings.get(name);
    if (known !== undefined) return known;
    const made = notation.memberOpen(name);
    if (openings.size < 1_000) openings.set(name, made);
    return made;
  };
  const open = (opened: WireValue): string => {
    if (typeof opened !== 'object') return notation.scalar(opened);
    if (isWireArray(opened)) {
      stack.push({ count: opened.length, item: (index) => opened[index], name: null, next: 0 });
      return notation.arrayOpen;
    }
    if (opened instanceof LazyList) {
      stack.push({ count: opened.count, item: opened.item, name: opened.name, next: 0 });
      return opened.name === null ? notation.arrayOpen : notation.recordOpen;
    }
    if (isWireRecord(opened)) {
      const names = Object.keys(opened);
      const items = Object.values(opened);
      stack.push({
        count: items.length,
        item: (index) => items[index],
        name: (index) => names[index] ?? '',
        next: 0,
      });
      return notation.recordOpen;
    }
    return notation.scalar(opened);
  };
  text += open(value);
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const item = frame.next < frame.count ? frame.item(frame.next) : undefined;
    if (frame.next > 0 && frame.name !== null) text += notation.memberClose;
    if (item === undefined) {
      stack.pop();
      text += frame.name === null ? notation.arrayClose : notation.recordClose;
    } else {
      if (frame.next > 0) text += notation.separator;
      if (frame.name !== null) text += opening(frame.name(frame.next));
      frame.next += 1;
      text += open(item);
    }
    if (text.length >= chunkLength) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}
