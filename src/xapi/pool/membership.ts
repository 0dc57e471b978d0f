import type { PoolRole } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import { apiError } from '../errors.js';
import type { CoordinatorLink } from './coordinator-link.js';

/** What decides this host's place in its pool. */
export interface PoolMembershipOptions {
  readonly database: Database;
  /** This host's ref; null when the pool database does not know it. */
  readonly thisHost: () => string | null;
  /** What pool.conf said when XAPI started. */
  readonly role: PoolRole;
  /** A supporter's link to the coordinator; null on any other host. */
  readonly link: CoordinatorLink | null;
  readonly log: (line: string) => void;
}

/**
 * This host's place in its pool, as pool.conf said when XAPI started. A coordinator (master) has
 * the pool database. A supporter (slave) has none and forwards calls.
 */
export class PoolMembership {
  constructor(private readonly options: PoolMembershipOptions) {}

  /**
   * When pool.conf says `master`, makes this host the master in the pool's record, as xapi's dbsync
   * does.
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

  /** A supporter's link to the coordinator; null on any other host. */
  get link(): CoordinatorLink | null {
    return this.options.link;
  }

  /**
   * The coordinator's address, to which callers over TCP are sent. Without a pool.conf, the pool
   * database tells which host is the coordinator. Null on the coordinator.
   */
  coordinatorElsewhere(): string | null {
    const { database, link, role } = this.options;
    if (link !== null) return link.address;
    if (role.role === 'coordinator') return null;
    const master = database.all('pool')[0]?.get('master') ?? '';
    const row = master === this.options.thisHost() ? null : database.find('host', master);
    return row === null ? null : row.get('address');
  }

  /** Why this host is in emergency mode, as xapi's code; null when it is not. */
  emergency(): ApiError | null {
    if (this.options.role.role === 'broken') return apiError('HOST_BROKEN');
    return this.options.link?.emergency() ?? null;
  }
}
