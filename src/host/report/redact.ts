/** Replaces a secret. */
const redacted = '[removed]';

/**
 * Each rule has a pattern and what to keep of it. Every repetition before the telling word is
 * bounded, so that a log of one endless word does not cost more.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  // Private keys: whole blocks, and blocks without an end in a log that was cut.
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, redacted],
  // xapi's pool secret: three uuids joined by slashes.
  [
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}){2}/gi,
    redacted,
  ],
  // A reference may be a session's, and with it anybody can use the pool. Its first part is enough
  // to follow it through a log.
  [/(OpaqueRef:[0-9a-f]{8})-[0-9a-f-]{27}/gi, `$1-${redacted}`],
  // password=x, "secret": "x", <password>x</password>, --password x
  [
    /(["']?[\w.-]{0,32}(?:passw(?:or)?d|passwd|passphrase|secret|ptoken|auth_?token|community|psk)["']?[ \t]*[:=>][ \t]*)("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,;<>&]+)/gi,
    `$1${redacted}`,
  ],
  [/(--?(?:password|passwd|pw|secret)[ \t]+)(\S+)/gi, `$1${redacted}`],
  // Password hashes as in /etc/shadow.
  [/\$(?:[0-9a-z]{1,2}|sha1|yescrypt)\$[^\s:,'"]{8,}/gi, redacted],
  // User and password in a URL, and HTTP's own.
  [/(\b[a-z][a-z0-9+.-]{0,16}:\/\/)[^\s/@:]+:[^\s/@]+@/gi, `$1${redacted}@`],
  [/(authorization:\s*(?:basic|bearer|digest)\s+)\S[^\n]*/gi, `$1${redacted}`],
  [/(cookie:\s*)\S[^\n]*/gi, `$1${redacted}`],
];

/**
 * Removes from a text everything that would let a reader into the host or the pool: private keys,
 * the pool secret, session references, passwords, password hashes, logins in URLs and headers.
 * `known` are secrets of this host, which are removed everywhere. It removes rather too much than
 * too little.
 */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  const without = known
    .filter((secret) => secret.length >= 6)
    .reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
  return rules.reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), without);
}
