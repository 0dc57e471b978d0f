import { parseHost } from '../../reset/index.js';
import type { CallResult } from '../../xenapi/index.js';
import { checkHaOff } from '../checks.js';
import { apiError, done, failed, internalError, invalidValue } from '../errors.js';
import type { Call, Method } from '../method.js';
import { action, open, param } from '../method.js';
import { ref, set, text } from '../schema/field.js';

async function become(call: Call, coordinator: Parameters<Call['services']['poolConf']['write']>[0]): Promise<CallResult> {
  const { services } = call;
  const ha = checkHaOff(services.database);
  if (ha !== null) return failed(ha);
  const trouble = await services.poolConf.write(coordinator);
  if (trouble !== null) return failed(internalError(trouble));
  services.log(`pool.conf now says ${coordinator === null ? 'master' : `slave:${coordinator}`}; it counts from the next start on`);
  return done();
}

const amongHosts = (name: string) => () => failed(internalError(`${name} is a call of hosts among themselves, by the pool secret`));
const deprecated = () => failed(apiError('MESSAGE_DEPRECATED'));

/** The calls by which a pool's hosts find a new coordinator, those that only hosts make, and the older way to hear of events, which is gone. */
export const poolEmergencyMethods: readonly Method[] = [
  action('pool.emergency_transition_to_master', [], (call) => become(call, null)),
  action('pool.emergency_reset_master', [param('master_address', text)], (call, args) => {
    const address = args.text('master_address');
    const coordinator = parseHost(address);
    return coordinator === null ? failed(invalidValue('master_address', address)) : become(call, coordinator);
  }),
  action('pool.hello', [param('host_uuid', text), param('host_address', text)], amongHosts('pool.hello')),
  open('session.slave_login', [param('host', ref('host')), param('psecret', text)], amongHosts('session.slave_login')),
  open('session.slave_local_login', [param('psecret', text)], amongHosts('session.slave_local_login')),
  action('event.register', [param('classes', set(text))], deprecated),
  action('event.unregister', [param('classes', set(text))], deprecated),
  action('event.next', [], deprecated),
].map((method) => ({ ...method, hasAsync: method.name.startsWith('pool.') }));
