import { gunzipSync, gzipSync } from 'node:zlib';
import { largestPoolDatabase } from '../../../model/index.js';

/** A long text in a form short enough for one call between hosts. */
export function packText(text: string): string {
  return gzipSync(text).toString('base64');
}

/** The text again; null when it is not one that `packText` made, or is too long. */
export function unpackText(packed: string): string | null {
  try {
    const bytes = gunzipSync(Buffer.from(packed, 'base64'), {
      maxOutputLength: largestPoolDatabase,
    });
    return bytes.toString('utf8');
  } catch {
    return null;
  }
}
