import { apiError, failed, internalError } from '../errors.js';
import type { Method } from '../dispatch/method.js';
import { action, open, param } from '../dispatch/method.js';
import { ref, set, text } from '../schema/field.js';

const amongHosts = (name: string) => () =>
  failed(internalError(`${name} is a call of hosts among themselves, by the pool secret`));
const removed = () => failed(apiError('MESSAGE_REMOVED'));
const deprecated = () => failed(apiError('MESSAGE_DEPRECATED'));

/**
 * Calls of XenAPI that nobody but xapi's own hosts may make, the older way to hear of events, which
 * is gone, and those of the classes served here that a release has taken away (its release notes:
 * Clearwater, Dundee, Quebec, Stockholm, 23.25).
 */
export const unservedMethods: readonly Method[] = [
  action(
    'pool.hello',
    [param('host_uuid', text), param('host_address', text)],
    amongHosts('pool.hello'),
  ),
  open(
    'session.slave_login',
    [param('host', ref('host')), param('psecret', text)],
    amongHosts('session.slave_login'),
  ),
  open(
    'session.slave_local_login',
    [param('psecret', text)],
    amongHosts('session.slave_local_login'),
  ),
  action('host.license_apply', [param('host', ref('host')), param('contents', text)], removed),
  action(
    'VM.set_protection_policy',
    [param('self', ref('VM')), param('value', ref('VMPP'))],
    removed,
  ),
  action('host.set_cpu_features', [param('host', ref('host')), param('features', text)], removed),
  action('host.reset_cpu_features', [param('host', ref('host'))], removed),
  action('VM.snapshot_with_quiesce', [param('vm', ref('VM')), param('new_name', text)], removed),
  action('pool.enable_ssl_legacy', [param('self', ref('pool'))], removed),
  action('host.apply_recommended_guidances', [param('self', ref('host'))], removed),
  action('event.register', [param('classes', set(text))], deprecated),
  action('event.unregister', [param('classes', set(text))], deprecated),
  action('event.next', [], deprecated),
].map((method) => ({
  ...method,
  hasAsync: method.needsSession && !method.name.startsWith('event.'),
}));
