import { apiError, failed } from '../errors.js';
import { action, param, type Method } from '../dispatch/method.js';
import { ref, set, text } from '../schema/field.js';

const removed = () => failed(apiError('MESSAGE_REMOVED'));
const deprecated = () => failed(apiError('MESSAGE_DEPRECATED'));

/**
 * Calls that XenAPI no longer answers: the old event calls, and calls that a release removed from
 * the classes served here (release notes of Clearwater, Dundee, Quebec, Stockholm and 23.25).
 */
export const unservedMethods: readonly Method[] = [
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
