import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { firstBadByte } from '../read-text.js';

/**
 * Thrown at what is no file, and by `fileText` at bytes that are no UTF-8; the message says where.
 */
export class BadFileError extends Error {}

/** Bytes at a time: small, so that a database of any size is read in little memory. */
const length = 65_536;

/** How many bytes at the end are the beginning of a character whose rest is still to come. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Opens a file for reading. A pipe would let nobody go on until somebody writes into it. */
function open(path: string): number {
  if (!statSync(path).isFile())
    throw new BadFileError('it is a folder, a pipe or a device, not a file');
  return openSync(path, 'r');
}

/**
 * A file's bytes, piece by piece, each good until the next one is asked for. Throws the system's
 * errors.
 */
export function* fileBytes(path: string): Generator<Uint8Array, void, undefined> {
  const file = open(path);
  try {
    const buffer = Buffer.alloc(length);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      yield buffer.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/**
 * A file's text, piece by piece, read as it is asked for (while nothing is served yet). Throws the
 * system's errors and BadFileError.
 */
export function* fileText(path: string): Generator<string, void, undefined> {
  const file = open(path);
  try {
    const buffer = Buffer.alloc(length + 3);
    for (let kept = 0; ;) {
      const read = readSync(file, buffer, kept, length, null);
      const bytes = buffer.subarray(0, kept + read);
      const open = read === 0 ? 0 : unfinished(bytes);
      const whole = bytes.subarray(0, bytes.length - open);
      if (!isUtf8(whole))
        throw new BadFileError(`not UTF-8 from byte ${firstBadByte(readFileSync(path))} on`);
      // Not TextDecoder: its strings take two bytes a character, whatever the text.
      if (whole.length > 0) yield whole.toString('utf8');
      if (read === 0) return;
      buffer.copyWithin(0, bytes.length - open, bytes.length);
      kept = open;
    }
  } finally {
    closeSync(file);
  }
}
