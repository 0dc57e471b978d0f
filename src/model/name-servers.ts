/** The name servers in this host's resolv.conf, whoever wrote that file. */
export interface NameServers {
  /** In the order in which they are asked. */
  readonly servers: readonly string[];
  /** Domains that are appended to a short name. */
  readonly search: readonly string[];
}
