/**
 * A foreign text without this secret. A server or a PAM module may say what it was given, and its
 * words go to screens and logs.
 */
export function withoutSecret(text: string, secret: string): string {
  return secret === '' ? text : text.replaceAll(secret, '***');
}
