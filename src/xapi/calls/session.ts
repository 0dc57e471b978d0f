import type { CallResult } from '../../xenapi/index.js';
import type { Args } from '../dispatch/args.js';
import { apiError, done, failed } from '../errors.js';
import type { Role } from '../role.js';
import { action, open, param, query, type Call, type Method } from '../dispatch/method.js';
import type { LoginGuard } from '../login-guard.js';
import type { PasswordFile } from '../files/password-file.js';
import type { UserRole } from '../passwords.js';
import { text } from '../schema/field.js';

/**
 * What logins need besides the services: the password file and the guard against guessing. A null
 * file refuses every login over TCP.
 */
export interface LoginChecks {
  readonly file: PasswordFile | null;
  readonly guard: LoginGuard;
}

/**
 * The role these credentials give over TCP: `none` for a user without a role in this pool, null for
 * a failed login. When `lets` refuses a role, the login takes time and is logged with its sender. A
 * caller cannot tell an unknown user from a wrong password.
 */
export async function authenticate(
  { services, caller }: Call,
  { file, guard }: LoginChecks,
  user: string,
  password: string,
  lets: (role: UserRole) => boolean,
): Promise<UserRole | null> {
  // Nobody has an empty name, so this guesses no password. A host that looks for its coordinator
  // asks so, and must not be slowed down for it.
  if (user === '') return null;
  const sender = caller.transport === 'tcp' ? caller.sender : '';
  const tried = await guard.attempt(sender, () => {
    const found = file?.passwords.check(user, password) ?? null;
    return { found, lets: found !== null && lets(found) };
  });
  // Attempts turned away without a check are not logged, because a flood would fill the log.
  if (tried !== null && !tried.lets)
    services.log(
      `a login as ${JSON.stringify(user.slice(0, 80))} from ${sender} was refused ` +
        `(${tried.failedLogins} in a row)${tried.found === 'none' ? ': the user has no role' : ''}`,
    );
  return tried?.found ?? null;
}

const refused = (user: string): CallResult =>
  failed(apiError('SESSION_AUTHENTICATION_FAILED', user, 'Authentication failure'));

/** Only a caller with the right password gets this error. It takes as long as a wrong password. */
const withoutRole = (user: string): CallResult =>
  failed(apiError('SESSION_AUTHORIZATION_FAILED', user, 'this user has no role in this pool'));

/**
 * Over the unix socket the caller is root already. A supporter (slave) forwards that login; over
 * TCP it sends the client to the coordinator.
 */
async function login(call: Call, args: Args, options: LoginChecks): Promise<CallResult> {
  const { sessions, membership, thisHost } = call.services;
  const user = args.text('uname');
  const opened = (name: string, role: Role, superuser: boolean) =>
    done(
      sessions.open({
        user: name,
        role,
        superuser,
        originator: args.text('originator'),
        host: thisHost(),
      }),
    );
  if (call.caller.transport === 'unix')
    return opened(user === '' ? 'root' : user, 'pool-admin', true);
  const elsewhere = membership.coordinatorElsewhere();
  if (elsewhere !== null) return failed(apiError('HOST_IS_SLAVE', elsewhere));
  const role = await authenticate(call, options, user, args.text('pwd'), (each) => each !== 'none');
  if (role === null) return refused(user);
  return role === 'none'
    ? withoutRole(user)
    : opened(user, role, user === 'root' && role === 'pool-admin');
}

/**
 * Opens a session on this host alone, on a supporter too. The caller must have root's rights here.
 */
async function localLogin(call: Call, args: Args, options: LoginChecks): Promise<CallResult> {
  const user = args.text('uname');
  const role =
    call.caller.transport === 'unix'
      ? 'pool-admin'
      : // Another role gets the answer and the delay of a wrong password. A different
        // answer would tell that the password is right.
        await authenticate(call, options, user, args.text('pwd'), (each) => each === 'pool-admin');
  return role === 'pool-admin' ? done(call.services.sessions.openLocal(user)) : refused(user);
}

/** Calls that log in and out. The getters of a session's fields are generic. */
export function sessionMethods(options: LoginChecks): readonly Method[] {
  const credentials = [param('uname', text), param('pwd', text)];
  const logout = (name: string): Method =>
    query(name, [], ({ services, session }) => {
      if (session !== null) services.sessions.close(session.ref);
      return done();
    });
  return [
    open(
      'session.login_with_password',
      [...credentials, param('version', text, ''), param('originator', text, '')],
      (call, args) => login(call, args, options),
    ),
    open('session.slave_local_login_with_password', credentials, (call, args) =>
      localLogin(call, args, options),
    ),
    logout('session.logout'),
    // Users from a directory who have sessions: none, since there is no directory here.
    query('session.get_all_subject_identifiers', [], () => done([])),
    // Ends the sessions of such a user, and none of root's: nobody here is from a directory.
    action('session.logout_subject_identifier', [param('subject_identifier', text)], () => done()),
    logout('session.local_logout'),
  ];
}
