const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/**
 * A lone surrogate from U+DC80 to U+DCFF in a text stands for a byte from 80 to FF. UTF-8 cannot
 * encode these, so they are free for this use (Python does the same).
 */
const escapes = 0xdc00;

/**
 * The text of a file that should be UTF-8. A byte that is not valid UTF-8 (an accented letter of an
 * old tool) becomes a lone surrogate. It shows as a replacement character, and `bytesOf` turns it
 * back into the same byte. A byte order mark stays.
 */
export function textOf(bytes: Uint8Array): string {
  return decode(bytes) ?? pieces(bytes);
}

/** The bytes of a text: the exact inverse of `textOf`. */
export function bytesOf(text: string): Uint8Array {
  // With the u flag, a surrogate matches only when it is alone.
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
