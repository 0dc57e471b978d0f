/**
 * How a host of the pool is. `up`: it takes VMs. `maintenance`: it takes none. `silent`: the pool
 * has not heard of it lately. `unknown`: XAPI does not answer.
 */
export type MemberState = 'up' | 'maintenance' | 'silent' | 'unknown';

/** A host of the pool. */
export interface PoolMember {
  readonly uuid: string;
  readonly name: string;
  readonly address: string;
  readonly isCoordinator: boolean;
  /** The host that this console is on. */
  readonly here: boolean;
  readonly state: MemberState;
  /** Product version; '' when the pool does not know it. */
  readonly version: string;
  /** Number of VMs that run there. */
  readonly vms: number;
}

/** The hosts of a pool, the coordinator first. */
export interface PoolMembers {
  readonly pool: string;
  readonly members: readonly PoolMember[];
  /** `database`: XAPI does not answer, so they come from the pool database's file. */
  readonly source: 'xapi' | 'database';
}

/** What a host needs to join another pool. */
export interface JoinRequest {
  /** The address of the other pool's coordinator. */
  readonly address: string;
  /** A user of the other pool, with the password. */
  readonly user: string;
  readonly password: string;
}
