import { readFile } from 'node:fs/promises';
import { err, errorWords, ok, type Result } from '../model/index.js';

/**
 * A file's text; null when the file does not exist. The error is the system's own words, or the
 * place of the first byte that is not UTF-8.
 */
export async function readText(path: string): Promise<Result<string | null, string>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(null);
    return err(errorWords(error));
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // The decoder does not say where the bad byte is, so firstBadByte finds it.
    return err(`not UTF-8 from byte ${firstBadByte(bytes)} on`);
  }
}

/**
 * The number, counted from 1, of the first byte that is not UTF-8. All bytes before it stay the
 * same when they are decoded and encoded again.
 */
export function firstBadByte(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at += 1;
  return at + 1;
}
