/** What happens to an embedded host, for whoever shows it. */
export type EmbeddedEvent =
  /** The services are going down, or the plug is pulled. */
  | { readonly kind: 'stopping' }
  | { readonly kind: 'booting' }
  /** A line of the host's xapi: its ready line, its log, the start-up sequence. */
  | { readonly kind: 'line'; readonly text: string }
  /** xapi answers; `addresses`: interface -> address/prefixLength. */
  | { readonly kind: 'ready'; readonly addresses: ReadonlyMap<string, readonly string[]> }
  /** The host is up, its xapi did not come up or has ended by itself; `detail`: its last words. */
  | { readonly kind: 'xapiFailed'; readonly detail: string };
