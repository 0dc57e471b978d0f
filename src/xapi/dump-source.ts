import type { Database } from './database/database.js';
import { writeDatabase } from './database/writer.js';
import type { Dispatcher } from './dispatch.js';
import { apiError } from './errors.js';
import type { DumpSource } from './http/dump.js';
import type { Sessions } from './sessions.js';

/**
 * Gives the whole pool database to whoever may change it: over the unix socket anybody (it is root's), over TCP a pool admin's session
 * or name and password. It holds secrets, so a read-only user gets RBAC_PERMISSION_DENIED.
 */
export function dumpSource(database: Database, sessions: Sessions, dispatcher: Dispatcher): DumpSource {
  return async (auth, caller) => {
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
    if (session.value.role !== 'pool-admin') return { ok: false, error: apiError('RBAC_PERMISSION_DENIED', 'http/get_pool_xml_db_sync', 'only a pool admin may read the whole database') };
    return { ok: true, pieces: writeDatabase(database.snapshot()) };
  };
}
