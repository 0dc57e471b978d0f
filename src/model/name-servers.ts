/** Whom this host asks for names now (its resolv.conf), whoever has written that file. */
export interface NameServers {
  /** In the order they are asked. */
  readonly servers: readonly string[];
  /** Domains put behind a short name. */
  readonly search: readonly string[];
}
