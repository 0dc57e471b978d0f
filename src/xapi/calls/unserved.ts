import { apiError, failed, internalError } from '../errors.js';
import type { Method } from '../method.js';
import { action, open, param } from '../method.js';
import { ref, set, text } from '../schema/field.js';

const amongHosts = (name: string) => () => failed(internalError(`${name} is a call of hosts among themselves, by the pool secret`));
const deprecated = () => failed(apiError('MESSAGE_DEPRECATED'));

/** Calls of XenAPI that nobody but xapi's own hosts may make, and the older way to hear of events, which is gone. */
export const unservedMethods: readonly Method[] = [
  action('pool.hello', [param('host_uuid', text), param('host_address', text)], amongHosts('pool.hello')),
  open('session.slave_login', [param('host', ref('host')), param('psecret', text)], amongHosts('session.slave_login')),
  open('session.slave_local_login', [param('psecret', text)], amongHosts('session.slave_local_login')),
  action('event.register', [param('classes', set(text))], deprecated),
  action('event.unregister', [param('classes', set(text))], deprecated),
  action('event.next', [], deprecated),
].map((method) => ({ ...method, hasAsync: method.name.startsWith('pool.') }));
