declare const brand: unique symbol;

/** The SHA-256 of a certificate: 32 pairs of upper-case hexadecimal digits, joined by colons. */
export type Fingerprint = string & { readonly [brand]: 'Fingerprint' };

/** Whether the text has exactly the spelling of a Fingerprint. */
export function isFingerprint(text: string): text is Fingerprint {
  return /^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/u.test(text);
}

/**
 * Parses a pasted fingerprint in upper or lower case, with or without colons, and with or without
 * openssl's `sha256 Fingerprint=` or `SHA256:` in front. Null when it is not a fingerprint.
 */
export function parseFingerprint(text: string): Fingerprint | null {
  const digits = text
    .trim()
    .replace(/^sha-?256(?: fingerprint)?[:=]/iu, '')
    .replaceAll(':', '')
    .toUpperCase();
  if (!/^[0-9A-F]{64}$/u.test(digits)) return null;
  const joined = (digits.match(/../gu) ?? []).join(':');
  return isFingerprint(joined) ? joined : null;
}
