/**
 * What was found at the address of a pool coordinator. `silent`: nobody answers. `noCertificate`:
 * somebody accepts a connection and shows no certificate, as a firewall or a XAPI of the first
 * generation may. `noXapi`: somebody answers who speaks no XenAPI. `starting`: a XAPI that is
 * starting, or in emergency mode itself. `answers`: somebody answers, and the role cannot be asked.
 */
export type CoordinatorFound =
  | 'silent'
  | 'noCertificate'
  | 'thisHost'
  | 'noXapi'
  | 'starting'
  | 'supporter'
  | 'coordinator'
  | 'answers';

/**
 * Whether the certificate it shows is one of this pool. `notKnown`: this host has no list of them.
 */
export type PoolProof = 'ours' | 'foreign' | 'notKnown';

/** The result of trying a pool coordinator. Nothing secret is sent. */
export interface CoordinatorTrial {
  /** The address as it was typed, or as pool.conf has it. */
  readonly address: string;
  readonly found: CoordinatorFound;
  readonly proof: PoolProof;
  /** Where a supporter says that its coordinator is; '' if it does not say, or is none. */
  readonly coordinator: string;
  /** Seconds until the answer, or until we stopped waiting. */
  readonly seconds: number;
}
