import type { PoolRole } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import { apiError } from '../errors.js';
import type { CoordinatorLink } from './coordinator-link.js';

/** What tells this host's place in its pool. */
export interface PoolMembershipOptions {
  readonly database: Database;
  /** This host's ref; null when the pool database does not know it. */
  readonly thisHost: () => string | null;
  /** What pool.conf said when XAPI started. */
  readonly role: PoolRole;
  /** Of a supporter: its way to the coordinator. */
  readonly link: CoordinatorLink | null;
  readonly log: (line: string) => void;
}

/**
 * This host's place in its pool, as pool.conf said it at the start: coordinator (master), which has
 * the pool database, or supporter (slave), which has none and forwards.
 */
export class PoolMembership {
  constructor(private readonly options: PoolMembershipOptions) {}

  /**
   * Where pool.conf says `master`, the pool's record follows: xapi's dbsync makes this host the
   * pool's master then.
   */
  takeRole(): void {
    const { database, log, role } = this.options;
    const host = this.options.thisHost();
    const pool = database.all('pool')[0];
    if (role.role !== 'coordinator' || host === null || pool === undefined) return;
    if (pool.get('master') === host) return;
    database.write(() => {
      database.update('pool', pool.ref, { master: host });
    });
    log(
      'pool.conf says master, so the pool database now names this host as the pool ' +
        'coordinator (master)',
    );
  }

  /** Of a supporter: its way to the coordinator; null on any other host. */
  get link(): CoordinatorLink | null {
    return this.options.link;
  }

  /**
   * Where callers over TCP are sent: the coordinator's address. Without a pool.conf the pool
   * database tells who is it. null on the coordinator.
   */
  coordinatorElsewhere(): string | null {
    const { database, link, role } = this.options;
    if (link !== null) return link.address;
    if (role.role === 'coordinator') return null;
    const master = database.all('pool')[0]?.get('master') ?? '';
    const row = master === this.options.thisHost() ? null : database.find('host', master);
    return row === null ? null : row.get('address');
  }

  /** Why this host is in emergency mode, as xapi's code for it; null when it is not. */
  emergency(): ApiError | null {
    if (this.options.role.role === 'broken') return apiError('HOST_BROKEN');
    return this.options.link?.emergency() ?? null;
  }
}
