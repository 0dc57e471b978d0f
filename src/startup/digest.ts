import { createHash } from 'node:crypto';

/** The SHA-256 digest in hexadecimal. It tells whether texts are the same. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
