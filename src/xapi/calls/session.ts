import type { CallResult } from '../../xenapi/index.js';
import type { Args } from '../args.js';
import { apiError, done, failed } from '../errors.js';
import type { Call, Method } from '../method.js';
import { open, param, query } from '../method.js';
import type { Passwords } from '../passwords.js';
import { text } from '../schema/field.js';

/** What logins need besides the services: the password file's users (null: nobody may come over TCP), and how long a wrong password takes. */
export interface LoginOptions {
  readonly passwords: Passwords | null;
  /** Waits for as long as a wrong password has to cost. */
  readonly penalty: () => Promise<void>;
}

/** On a supporter (slave), whoever comes over TCP is sent to the coordinator: its address. */
function coordinatorElsewhere({ services: { database, thisHost } }: Call): string | null {
  const master = database.all('pool')[0]?.get('master') ?? '';
  return master === thisHost() ? null : (database.find('host', master)?.get('address') ?? null);
}

function openSession(call: Call, user: string, originator: string, role: 'read-only' | 'pool-admin', superuser: boolean): CallResult {
  return done(call.services.sessions.open({ user, role, superuser, originator, host: call.services.thisHost() }));
}

async function login(call: Call, args: Args, options: LoginOptions, isLocal: boolean): Promise<CallResult> {
  const user = args.text('uname');
  const originator = isLocal ? '' : args.text('originator');
  if (call.caller.transport === 'unix') return openSession(call, user === '' ? 'root' : user, originator, 'pool-admin', true);
  const elsewhere = isLocal ? null : coordinatorElsewhere(call);
  if (elsewhere !== null) return failed(apiError('HOST_IS_SLAVE', elsewhere));
  const role = options.passwords?.check(user, args.text('pwd')) ?? null;
  if (role !== null) return openSession(call, user, originator, role, false);
  await options.penalty();
  call.services.log(`a login as ${JSON.stringify(user.slice(0, 80))} was refused`);
  return failed(apiError('SESSION_AUTHENTICATION_FAILED', user, 'Authentication failure'));
}

/** session.*: logging in and out. Getters of a session's fields are generic. */
export function sessionMethods(options: LoginOptions): readonly Method[] {
  const credentials = [param('uname', text), param('pwd', text)];
  const logout = (name: string): Method => query(name, [], ({ services, session }) => {
    if (session !== null) services.sessions.close(session.ref);
    return done();
  });
  return [
    open('session.login_with_password', [...credentials, param('version', text, ''), param('originator', text, '')], (call, args) => login(call, args, options, false)),
    open('session.slave_local_login_with_password', credentials, (call, args) => login(call, args, options, true)),
    logout('session.logout'),
    logout('session.local_logout'),
  ];
}
