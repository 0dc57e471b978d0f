import { readFile } from 'node:fs/promises';
import type { Result } from '../model/index.js';
import { err, ok } from '../model/index.js';

/**
 * A file's text; null when it is not there. The error is the system's own words, or that the bytes
 * are not UTF-8 and where.
 */
export async function readText(path: string): Promise<Result<string | null, string>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(null);
    return err(error instanceof Error ? error.message : String(error));
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // The decoder says only that something is wrong; where it is, the first replacement character
    // tells.
    return err(`not UTF-8 from byte ${firstBadByte(bytes)} on`);
  }
}

/**
 * The number, counted from 1, of the first byte that is no UTF-8: everything before it decodes and
 * encodes to itself.
 */
export function firstBadByte(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at += 1;
  return at + 1;
}
