import type { CoordinatorSight } from '../model/index.js';
import type { PoolRole } from '../model/index.js';
import type { ApiError } from '../xenapi/index.js';
import type { Database } from './database/database.js';
import { apiError } from './errors.js';
import type { PoolConfFile } from './files/pool-conf-file.js';

/** What tells this host's place in its pool. */
export interface PoolMembershipOptions {
  readonly database: Database;
  /** This host's ref; null when the pool does not know it. */
  readonly thisHost: () => string | null;
  /** This host's uuid as the inventory has it, '' without one. */
  readonly uuid: string;
  readonly poolConf: Pick<PoolConfFile, 'read'>;
  /** Looks for the coordinator at an address; null: nobody can tell, and it counts as there. */
  readonly look: (address: string) => Promise<CoordinatorSight | null>;
  readonly log: (line: string) => void;
}

/**
 * This host's place in its pool: coordinator (master), or supporter (slave) with or without a
 * coordinator to be had. The database below this host's root is the pool's: it is what the
 * coordinator answers from, so whom it names as master is the coordinator, and a supporter's calls
 * are answered from it as if they had been forwarded. pool.conf is read at a start, as xapi does.
 */
export class PoolMembership {
  private role: PoolRole = { role: 'unknown', reason: 'absent', detail: '' };

  constructor(private readonly options: PoolMembershipOptions) {}

  /**
   * Reads pool.conf as at a start. Where it says `master`, the pool's record follows: xapi's dbsync
   * makes this host the pool's master then.
   */
  async restart(): Promise<void> {
    this.role = await this.options.poolConf.read();
    const { database, log } = this.options;
    const host = this.options.thisHost();
    const pool = database.all('pool')[0];
    if (host === null || pool === undefined) return;
    const isMaster = pool.get('master') === host;
    if (this.role.role === 'coordinator' && !isMaster) {
      database.write(() => {
        database.update('pool', pool.ref, { master: host });
      });
      log(
        'pool.conf says master, so the pool database now names this host as the pool ' +
          'coordinator (master)',
      );
    }
    if (this.role.role === 'supporter' && isMaster) {
      log(
        'pool.conf says that this host is a supporter (slave) of ' +
          `${this.role.coordinatorAddress}, but its pool database names it as the ` +
          'coordinator (master): it answers as the coordinator',
      );
    }
  }

  /**
   * Whether every call may be answered here without a further look: this host is the coordinator,
   * and pool.conf does not say `broken`.
   */
  get free(): boolean {
    return this.role.role !== 'broken' && this.coordinatorElsewhere() === null;
  }

  /**
   * On a supporter the coordinator's address: pool.conf's, else the pool database's; null on the
   * coordinator.
   */
  coordinatorElsewhere(): string | null {
    const { database } = this.options;
    const master = database.all('pool')[0]?.get('master') ?? '';
    const row = master === this.options.thisHost() ? null : database.find('host', master);
    if (row === null) return null;
    return this.role.role === 'supporter' ? this.role.coordinatorAddress : row.get('address');
  }

  /**
   * Why this host is in emergency mode, as xapi's code for it; null when it is not. Looked at anew
   * each time: it ends as soon as the coordinator is there.
   */
  async emergency(): Promise<ApiError | null> {
    if (this.role.role === 'broken') return apiError('HOST_BROKEN');
    const address = this.coordinatorElsewhere();
    if (address === null) return null;
    switch (await this.options.look(address)) {
      case 'itself':
        return apiError('HOST_ITS_OWN_SLAVE');
      case 'noAddress':
        return apiError('HOST_HAS_NO_MANAGEMENT_IP');
      case 'silent':
        return apiError('HOST_STILL_BOOTING');
      case 'answers':
        return this.options.thisHost() === null
          ? apiError('HOST_UNKNOWN_TO_MASTER', this.options.uuid)
          : null;
      case null:
        return null;
    }
  }
}
