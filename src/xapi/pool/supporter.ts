import { bestEffort } from '../../model/index.js';
import type { CallResult, Spoken, WireValue } from '../../xenapi/index.js';
import type { Dispatcher } from '../dispatch/dispatch.js';
import { apiError, done, failed, internalError } from '../errors.js';
import type { Caller } from '../dispatch/method.js';
import type { Services } from '../services.js';
import { doWork, hostWorkCall } from './agent-work.js';
import type { CoordinatorLink } from './coordinator-link.js';
import type { HostAgent } from './host-agent.js';

/**
 * Calls that a host answers itself even in emergency mode (xapi's list), and calls that need no
 * pool. In emergency mode all other calls fail with its reason.
 */
const answeredHere: ReadonlySet<string> = new Set([
  'pool.emergency_reset_master',
  'pool.emergency_transition_to_master',
  'pool.is_slave',
  'session.slave_local_login',
  'session.slave_local_login_with_password',
  'session.local_logout',
  'host.local_management_reconfigure',
  'host.management_disable',
  'host.emergency_ha_disable',
  'host.is_in_emergency_mode',
  'system.listMethods',
  'system.isAlive',
]);

/** A supporter, or a host whose pool.conf is broken. */
export interface RestrictedHost {
  readonly services: Services;
  readonly dispatcher: Dispatcher;
  readonly agent: HostAgent;
}

/**
 * Answers the calls that a host answers itself. All others go to the coordinator, or fail with the
 * reason of the emergency. A caller over TCP is sent to the coordinator.
 */
export async function dispatchRestricted(
  { services, dispatcher, agent }: RestrictedHost,
  name: string,
  params: readonly WireValue[],
  caller: Caller,
  speaks: Spoken,
): Promise<CallResult> {
  if (name === hostWorkCall) return hostWork(services, agent, params);
  const method = dispatcher.find(name)?.method;
  if (method !== undefined && answeredHere.has(method.name))
    return dispatcher.dispatch(name, params, caller);
  const { link } = services.membership;
  const emergency = services.membership.emergency();
  if (emergency !== null || link === null)
    return failed(emergency ?? apiError('HOST_STILL_BOOTING'));
  if (caller.transport === 'tcp' && !isLocal(services, params[0]))
    return failed(apiError('HOST_IS_SLAVE', link.address));
  return method?.name === 'session.login_with_password'
    ? link.login()
    : forwarded(services, link, name, params, speaks);
}

const isLocal = ({ sessions }: Services, session: WireValue | undefined): boolean =>
  typeof session === 'string' && sessions.check(session).ok;

/**
 * The coordinator does not know a session of this host alone, so the call gets a session of the
 * coordinator.
 */
async function forwarded(
  services: Services,
  link: CoordinatorLink,
  name: string,
  params: readonly WireValue[],
  speaks: Spoken,
): Promise<CallResult> {
  const [first, ...rest] = params;
  if (typeof first !== 'string' || !isLocal(services, first))
    return link.forward(name, params, speaks);
  if (name === 'session.logout') {
    services.sessions.close(first);
    return done();
  }
  const login = await link.login();
  if (!login.ok) return login;
  const answer = await link.forward(name, [login.value, ...rest], speaks);
  // Without a logout the session ends by itself.
  bestEffort(await link.forward('session.logout', [login.value], 'json'));
  return answer;
}

/** Does work that the coordinator wants done on this host's machine. */
async function hostWork(
  { sessions }: Services,
  agent: HostAgent,
  [session, work, argument]: readonly WireValue[],
): Promise<CallResult> {
  const checked = sessions.check(typeof session === 'string' ? session : '');
  if (!checked.ok) return failed(checked.error);
  const answer =
    checked.value.local && typeof work === 'string' && typeof argument === 'string'
      ? await doWork(agent, work, argument)
      : null;
  return answer === null ? failed(internalError('this work is not understood')) : done(answer);
}
