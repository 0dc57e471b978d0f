import { createHash, timingSafeEqual } from 'node:crypto';

/** What is kept of a secret to compare it with: all digests are equally long. */
export function secretDigest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** What is compared where no secret is known. */
const nobody = secretDigest('\0');

/**
 * Whether this is the secret. A wrong one always takes the same time, also where there is no secret
 * (null), which nothing is the same as.
 */
export function isSecret(given: string, digest: Buffer | null): boolean {
  return timingSafeEqual(secretDigest(given), digest ?? nobody) && digest !== null;
}
