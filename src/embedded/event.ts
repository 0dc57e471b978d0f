/** What happens to an embedded host, for the screens that show it. */
export type EmbeddedEvent =
  /** The host goes down, by a shutdown or by a power cut. */
  | { readonly kind: 'stopping' }
  | { readonly kind: 'booting' }
  /** A line from the host's xapi: its ready line, its log, or the start-up sequence. */
  | { readonly kind: 'line'; readonly text: string }
  /** xapi answers. */
  | { readonly kind: 'ready' }
  /**
   * The host is up, but its xapi did not come up or has ended by itself. `detail` is its last
   * words.
   */
  | { readonly kind: 'xapiFailed'; readonly detail: string };
