/** A file to put into an archive. */
export interface TarEntry {
  /** Relative, parts joined by '/'. */
  readonly name: string;
  readonly content: Uint8Array;
}

const block = 512;

/**
 * Makes a POSIX (ustar) archive of small files, with mode 0600, owner root, and one time for all
 * (seconds since 1970). The whole archive is in memory, so the caller must limit its entries. The
 * format has two fields for a name (100 and 155 bytes, split at a '/'). A name that is too long for
 * them loses its beginning.
 */
export function tarOf(entries: readonly TarEntry[], seconds: number): Buffer {
  const parts = entries.flatMap(({ name, content }) => {
    const padding = Buffer.alloc((block - (content.length % block)) % block);
    return [header(name, content.length, seconds), Buffer.from(content), padding];
  });
  // Two empty blocks mark the end.
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

function header(name: string, size: number, seconds: number): Buffer {
  const bytes = Buffer.alloc(block);
  const octal = (value: number, width: number): string =>
    `${value.toString(8).padStart(width - 1, '0')}\0`;
  const { prefix, base } = fields(Buffer.from(name));
  bytes.set(base, 0);
  bytes.set(prefix, 345);
  bytes.write(octal(0o600, 8), 100, 'latin1');
  bytes.write(octal(0, 8), 108, 'latin1');
  bytes.write(octal(0, 8), 116, 'latin1');
  bytes.write(octal(size, 12), 124, 'latin1');
  bytes.write(octal(seconds, 12), 136, 'latin1');
  // The checksum counts its own field as blanks.
  bytes.write('        0', 148, 'latin1');
  bytes.write('ustar\u000000', 257, 'latin1');
  bytes.write('root', 265, 'latin1');
  bytes.write('root', 297, 'latin1');
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

function fields(name: Buffer): { readonly prefix: Buffer; readonly base: Buffer } {
  if (name.length <= 100) return { prefix: Buffer.alloc(0), base: name };
  const slash = name.indexOf('/', name.length - 101);
  const prefix = name.subarray(0, Math.max(0, slash));
  return slash < 0 || prefix.length > 155
    ? { prefix: Buffer.alloc(0), base: name.subarray(-100) }
    : { prefix, base: name.subarray(slash + 1) };
}
