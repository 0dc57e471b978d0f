import type { DateTime, Double, Int32, WireValue } from './value.js';
import { isWireArray, isWireRecord, LazyList } from './value.js';

/** A value that holds no others. */
export type Scalar = string | number | boolean | Double | DateTime | Int32;

/** How one of the two protocols spells a value. */
export interface Notation {
  scalar(value: Scalar): string;
  readonly arrayOpen: string;
  readonly arrayClose: string;
  readonly recordOpen: string;
  readonly recordClose: string;
  /** Between two items or members. */
  readonly separator: string;
  memberOpen(name: string): string;
  readonly memberClose: string;
}

/** An array or record whose children are being written. */
interface Frame {
  readonly count: number;
  readonly item: (index: number) => WireValue | undefined;
  /** Names of the members, or null for an array. */
  readonly name: ((index: number) => string) | null;
  next: number;
}

/**
 * About this many characters are handed out at a time, so that a writer can let other work in
 * between: 16 K characters take well under 5 ms to encode, and a large answer never lies in memory
 * a second time as one string.
 */
const CHUNK_LENGTH = 16_384;

/**
 * Encodes a value piece by piece. Has its own stack: no depth of a value can overflow the
 * program's.
 */
export function* encodeChunks(
  value: WireValue,
  notation: Notation,
): Generator<string, void, undefined> {
  let text = '';
  const stack: Frame[] = [];
  // Records of one class have the same few dozen names, ten thousand times over: each is escaped
  // once.
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
    if (text.length >= CHUNK_LENGTH) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}
