declare const brand: unique symbol;

/** SHA-256 of a certificate: 32 upper-case hexadecimal pairs joined by colons. */
export type Fingerprint = string & { readonly [brand]: 'Fingerprint' };

/** True for the one spelling that is kept and compared. */
export function isFingerprint(text: string): text is Fingerprint {
  return /^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/u.test(text);
}

/**
 * Reads what people paste: in either case, with or without colons, behind openssl's `sha256
 * Fingerprint=` or `SHA256:`. Null when it is none.
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
