import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { firstBadByte } from '../read-text.js';

/**
 * Thrown when the path is not a file, and by `fileText` when the bytes are not UTF-8. The message
 * then names the first bad byte.
 */
export class BadFileError extends Error {}

/** Bytes read at once. The number is small, so a database of any size needs little memory. */
const length = 65_536;

/** The number of bytes at the end that begin a character whose rest is still to come. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/**
 * Opens a file for reading. It refuses a pipe, because opening one blocks until somebody writes.
 */
function open(path: string): number {
  if (!statSync(path).isFile())
    throw new BadFileError('it is a folder, a pipe or a device, not a file');
  return openSync(path, 'r');
}

/**
 * A file's bytes in pieces. Each piece is valid until the next one is asked for. Throws the
 * system's errors and BadFileError.
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
 * A file's text in pieces. Each piece is read synchronously when it is asked for. Throws the
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
      // TextDecoder is not used: its strings always take two bytes a character.
      if (whole.length > 0) yield whole.toString('utf8');
      if (read === 0) return;
      buffer.copyWithin(0, bytes.length - open, bytes.length);
      kept = open;
    }
  } finally {
    closeSync(file);
  }
}
