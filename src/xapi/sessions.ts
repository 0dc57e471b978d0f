import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '../model/index.js';
import type { ApiError } from '../xenapi/index.js';
import { truncate } from './truncate.js';
import type { Database } from './database/database.js';
import { apiError } from './errors.js';
import type { Role } from './role.js';
import { timestamp } from './timestamp.js';

/** A session, and who is logged in. */
export interface Session {
  readonly ref: string;
  readonly user: string;
  readonly role: Role;
  /**
   * Whether the session has root's rights on this host: it came over the unix socket, or as root.
   */
  readonly superuser: boolean;
  /**
   * Whether the session belongs to this host alone (slave_local_login). It has no record in the
   * pool database, so it works in an emergency too.
   */
  readonly local: boolean;
  /** Whether another host of the pool opened it with the pool secret. */
  readonly pool: boolean;
  /** The time of the last call that was noted, in seconds of a clock that cannot be set. */
  readonly lastActive: number;
}

/** What a login stores in the session and its record. */
export interface Login {
  readonly user: string;
  readonly role: Role;
  /** Whether the session gets root's rights on this host. */
  readonly superuser: boolean;
  readonly originator: string;
  readonly host: string | null;
  /** Whether another host of the pool logs in. */
  readonly pool?: boolean;
}

/**
 * xapi's limits: the sessions of one user and originator, the idle seconds until a session ends,
 * and the seconds between two updates of last_active. Our own limits, because a client may give any
 * originator: the sessions of one user with all originators, and the characters kept of a name.
 */
const limits = { perClient: 500, idle: 86_400, refresh: 600, perUser: 1000, name: 200 } as const;

/**
 * The sessions of the running XAPI. Their refs are random UUIDs from the system's generator, so
 * nobody can guess them. Their rows are in memory only.
 */
export class Sessions {
  private readonly live = new Map<string, Session & { readonly client: string }>();

  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
    /**
     * Milliseconds of a clock that cannot be set. A wrong date must neither end sessions nor keep
     * them.
     */
    private readonly elapsedMs: () => number = () => performance.now(),
  ) {}

  /**
   * Makes a session. When one client has 500 already, its oldest ends, as in xapi. When one user
   * has 1,000 already, that user's oldest ends. All sessions with root's rights count as one user.
   */
  open(login: Login): string {
    const [user, originator] = [
      truncate(login.user, limits.name),
      truncate(login.originator, limits.name),
    ];
    const client = JSON.stringify([originator, user]);
    this.makeRoom(limits.perClient, (session) => session.client === client);
    this.makeRoom(
      limits.perUser,
      (session) => !session.local && (login.superuser ? session.superuser : session.user === user),
    );
    const at = timestamp(this.now());
    const ref = this.database.write(() =>
      this.database.create('session', {
        ...(login.host === null ? {} : { this_host: login.host }),
        last_active: at,
        validation_time: at,
        is_local_superuser: String(login.superuser),
        auth_user_name: user,
        pool: String(login.pool === true),
        originator,
        rbac_permissions: '()',
      }),
    );
    this.live.set(ref, {
      ref,
      user,
      role: login.role,
      superuser: login.superuser,
      local: false,
      pool: login.pool === true,
      lastActive: this.seconds(),
      client,
    });
    return ref;
  }

  /**
   * Makes a session of this host alone, with root's rights. When there are 500 already, the oldest
   * ends.
   */
  openLocal(user: string): string {
    this.makeRoom(limits.perClient, (session) => session.local);
    const ref = `OpaqueRef:${randomUUID()}`;
    this.live.set(ref, {
      ref,
      user: truncate(user, limits.name),
      role: 'pool-admin',
      superuser: true,
      local: true,
      pool: false,
      lastActive: this.seconds(),
      client: '',
    });
    return ref;
  }

  /**
   * The session behind a ref, marked as active. SESSION_INVALID [ref] when there is none, or when
   * it was idle too long.
   */
  check(ref: string): Result<Session, ApiError> {
    const session = this.live.get(ref);
    const seconds = this.seconds();
    if (session !== undefined && seconds - session.lastActive > limits.idle) this.close(ref);
    else if (session !== undefined) {
      if (seconds - session.lastActive > limits.refresh) {
        this.live.set(ref, { ...session, lastActive: seconds });
        if (!session.local)
          this.database.write(() => {
            this.database.update('session', ref, { last_active: timestamp(this.now()) });
          });
      }
      return ok(session);
    }
    return err(apiError('SESSION_INVALID', ref));
  }

  /** Ends a session. Its ref is worthless from then on. */
  close(ref: string): void {
    this.live.delete(ref);
    this.database.write(() => {
      this.database.remove('session', ref);
    });
  }

  /**
   * Makes room for one more session among those that `isAlike` picks. When there are `most`
   * already, the oldest ends.
   */
  private makeRoom(
    most: number,
    isAlike: (session: Session & { readonly client: string }) => boolean,
  ): void {
    const [oldest, ...alike] = [...this.live.values()].filter(isAlike);
    if (oldest !== undefined && alike.length + 1 >= most) this.close(oldest.ref);
  }

  private seconds(): number {
    return Math.floor(this.elapsedMs() / 1000);
  }
}
