/** The parts of `address/prefixLength`, unchecked; `prefix` is '' where there is none. */
export function splitPrefix(entry: string): { readonly address: string; readonly prefix: string } {
  const at = entry.indexOf('/');
  return at === -1
    ? { address: entry, prefix: '' }
    : { address: entry.slice(0, at), prefix: entry.slice(at + 1) };
}

/** The address of `address/prefixLength`, unchecked; also of an address alone. */
export function addressPart(entry: string): string {
  return splitPrefix(entry).address;
}
