import type { KeptManagement } from './pool-of-one.js';

/** What a host gets to know when it leaves its pool. */
export interface Leaving {
  /** The database of its new pool, packed. */
  readonly database: string;
  readonly management: KeptManagement;
}

/** What a host gets to know when it joins a pool. */
export interface Entering {
  readonly secret: string;
  /** The certificates of the pool's hosts. */
  readonly certificates: string;
  /** The coordinator's address. */
  readonly address: string;
}

/**
 * What changes a host's place among pools. Each answers null, or one line that says why it did not
 * happen.
 */
export interface HostRole {
  /** The certificate by which the hosts of its pool know it; '' when it has none. */
  certificate(): Promise<string>;
  /** Takes the list of the certificates of the pool's hosts. An empty list changes nothing. */
  trust(list: string): Promise<string | null>;
  /** Starts again as the coordinator of its pool, with this packed database. */
  lead(database: string): Promise<string | null>;
  /** Starts again as a supporter of the coordinator at this address. */
  follow(address: string): Promise<string | null>;
  /** Starts again as a supporter in another pool. */
  enter(entering: Entering): Promise<string | null>;
  /** Becomes a pool of itself, and reboots. */
  leave(leaving: Leaving): Promise<string | null>;
}
