/** The certificates in a text, without the line breaks around them. */
export function certificatesIn(text: string): readonly string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? [];
}

/** A new secret by which the hosts of a pool know each other, as xapi makes it: three UUIDs. */
export const newPoolSecret = (newUuid: () => string): string =>
  [1, 2, 3].map(() => newUuid()).join('/');
