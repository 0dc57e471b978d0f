import { gunzipSync, gzipSync } from 'node:zlib';

/** More than any pool database of an embedded pool. */
const largest = 64 * 1024 * 1024;

/** A long text in a form short enough for one call between hosts. */
export function packText(text: string): string {
  return gzipSync(text).toString('base64');
}

/** The text again; null when it is not one that `packText` made, or is too long. */
export function unpackText(packed: string): string | null {
  try {
    const bytes = gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: largest });
    return bytes.toString('utf8');
  } catch {
    return null;
  }
}
