import { randomUUID } from 'node:crypto';
import type { Result } from '../model/index.js';
import { err, ok } from '../model/index.js';
import type { ApiError } from '../xenapi/index.js';
import { truncate } from './truncate.js';
import type { Database } from './database/database.js';
import { apiError } from './errors.js';
import type { Role } from './role.js';
import { timestamp } from './timestamp.js';

/** Who is logged in. */
export interface Session {
  readonly ref: string;
  readonly user: string;
  readonly role: Role;
  /** Has root's rights on this host: came over the unix socket, or as root. */
  readonly superuser: boolean;
  /**
   * Opened by slave_local_login_with_password: known to this host alone, without a record in the
   * pool database, so good in an emergency too.
   */
  readonly local: boolean;
  /** Opened by another host of the pool, which knows the pool secret. */
  readonly pool: boolean;
  /** Seconds, by a clock that nobody can set, of the last call. */
  readonly lastActive: number;
}

/** What a login stores in the session's record. */
export interface Login {
  readonly user: string;
  readonly role: Role;
  /** Has root's rights on this host. */
  readonly superuser: boolean;
  readonly originator: string;
  readonly host: string | null;
  /** The login of another host of the pool. */
  readonly pool?: boolean;
}

/**
 * xapi's limits: sessions of one user and originator, idle seconds until a session dies, and how
 * often last_active is written. And our own, since a client may call itself what it likes: sessions
 * of one user whatever the originator, and characters of a name that are kept.
 */
const limits = { perClient: 500, idle: 86_400, refresh: 600, perUser: 1000, name: 200 } as const;

/**
 * The sessions of the running XAPI. Refs are random UUIDs of the system's generator, so they cannot
 * be guessed; their rows are in memory only.
 */
export class Sessions {
  private readonly live = new Map<string, Session & { readonly client: string }>();

  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
    /** Of a clock that nobody can set: a wrong date must neither end sessions nor keep them. */
    private readonly elapsedMs: () => number = () => performance.now(),
  ) {}

  /**
   * Makes a session. Above 500 of one client the oldest one dies, as in xapi; above 1,000 of one
   * user that one's oldest; whoever is root counts as one user.
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
   * Makes a session of this host alone, with root's rights. Above 500 of them the oldest one dies.
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
   * The session behind a ref, marked as active; SESSION_INVALID [ref] when there is none or it
   * idled too long.
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

  /** Ends a session; its ref is worthless from now on. */
  close(ref: string): void {
    this.live.delete(ref);
    this.database.write(() => {
      this.database.remove('session', ref);
    });
  }

  /** One more is to come of those that are alike: with so many already the oldest dies. */
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
