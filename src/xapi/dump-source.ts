import { err, Mutex, ok, type DurableFiles, type Result } from '../model/index.js';
import type { ApiError } from '../xenapi/index.js';
import { thisHostOf } from './database/restoring.js';
import { writeDatabase } from './database/writer.js';
import type { Dispatcher } from './dispatch/dispatch.js';
import { apiError, internalError } from './errors.js';
import type { DumpAuth, DumpSource, RestoreEnd } from './http/dump.js';
import type { Caller } from './dispatch/method.js';
import { layReady } from './files/restore-file.js';
import type { Services } from './services.js';

/** What a dump reads the database from, and where a restore puts the new one. */
export interface DumpOptions {
  readonly services: Services;
  readonly dispatcher: Dispatcher;
  readonly files: DurableFiles;
  readonly databasePath: string;
}

/**
 * Reads and replaces the whole pool database for callers that may change it. Over the unix socket
 * every caller may, because the socket is root's. Over TCP a caller needs a pool admin's session,
 * or name and password. The database holds secrets, so a read-only user gets
 * RBAC_PERMISSION_DENIED.
 */
export function dumpSource({ services, dispatcher, files, databasePath }: DumpOptions): DumpSource {
  const { database, sessions } = services;
  const restores = new Mutex();
  const admit = async (
    auth: DumpAuth,
    caller: Caller,
    permission: string,
    may: string,
  ): Promise<Result<void, ApiError>> => {
    const { link } = services.membership;
    if (link !== null) return err(apiError('HOST_IS_SLAVE', link.address));
    let ref = auth.kind === 'session' ? auth.ref : '';
    let opened = false;
    if (auth.kind === 'basic' || (auth.kind === 'none' && caller.transport === 'unix')) {
      const credentials = auth.kind === 'basic' ? [auth.user, auth.password] : ['root', ''];
      const login = await dispatcher.dispatch('session.login_with_password', credentials, caller);
      if (!login.ok) return login;
      opened = typeof login.value === 'string';
      ref = typeof login.value === 'string' ? login.value : '';
    }
    const session = sessions.check(ref);
    if (opened) sessions.close(ref);
    if (!session.ok) return session;
    if (session.value.role !== 'pool-admin')
      return err(
        apiError(
          'RBAC_PERMISSION_DENIED',
          permission,
          `only a pool admin may ${may} the whole database`,
        ),
      );
    return ok(undefined);
  };
  return {
    read: async (auth, caller) => {
      const admitted = await admit(auth, caller, 'http/get_pool_xml_db_sync', 'read');
      return admitted.ok ? ok(writeDatabase(database.snapshot())) : admitted;
    },
    restore: async (auth, caller, upload, dryRun) => {
      const admitted = await admit(auth, caller, 'http/put_pool_xml_db_sync', 'replace');
      if (!admitted.ok) return { result: 'denied', error: admitted.error };
      return restores.take(async (): Promise<RestoreEnd> => {
        const host = services.thisHost();
        const uuid = host === null ? null : (database.find('host', host)?.get('uuid') ?? null);
        const outcome = await layReady(
          databasePath,
          files,
          upload,
          thisHostOf(database, host, uuid, null),
          dryRun,
        );
        if (outcome.result !== 'done' || dryRun) return outcome;
        // As in xapi, the host that restores a pool's database is the coordinator from then on.
        const error = await services.poolConf.write(null);
        if (error !== null)
          return {
            result: 'refused',
            error: internalError('the backup is laid ready, but pool.conf cannot be written'),
            line: error,
          };
        services.log('a restored pool database is laid ready: it takes over at the next start');
        return outcome;
      });
    },
  };
}
