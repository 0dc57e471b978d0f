import { createHash } from 'node:crypto';

/** The SHA-256 digest in hexadecimal. It tells whether bytes are the same. */
export function digest(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const shortLength = 16;

/** The first 64 bits of the digest: enough to tell a torn or damaged line from a whole one. */
export function shortDigest(text: string): string {
  return digest(text).slice(0, shortLength);
}
