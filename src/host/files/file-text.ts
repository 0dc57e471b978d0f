const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/**
 * Alone in a text, U+DC80 to U+DCFF stand for the bytes 80 to FF; no UTF-8 means them, so nothing
 * else is lost (Python does the same).
 */
const escapes = 0xdc00;

/**
 * The text of a file that ought to be UTF-8. A byte that does not belong there (an accented letter
 * of an old tool) becomes a lone surrogate, which shows as a replacement character and which
 * `bytesOf` turns back into that very byte. A byte order mark stays.
 */
export function textOf(bytes: Uint8Array): string {
  return decode(bytes) ?? pieces(bytes);
}

/** The bytes of a text: the exact inverse of `textOf`. */
export function bytesOf(text: string): Uint8Array {
  // With the u flag a surrogate matches only where it is alone.
  const parts = text
    .split(/([\udc80-\udcff])/u)
    .map((part, index) =>
      index % 2 === 1
        ? Uint8Array.of(part.charCodeAt(0) - escapes)
        : new TextEncoder().encode(part),
    );
  return Buffer.concat(parts);
}

function pieces(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const piece = decode(bytes.subarray(at, at + length));
    text += piece ?? String.fromCharCode(escapes + lead);
    at += piece === null ? 1 : length;
  }
  return text;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
