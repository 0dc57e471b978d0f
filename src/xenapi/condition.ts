import type { XapiCondition } from '../model/index.js';
import type { CallError } from './call-error.js';

/**
 * The errors of a supporter that cannot use the pool database (xapi's emergency mode).
 * HOST_IS_SLAVE is one of them, because only the coordinator answers then.
 */
const emergencyCodes: readonly string[] = [
  'HOST_IS_SLAVE',
  'HOST_HAS_NO_MANAGEMENT_IP',
  'HOST_MASTER_CANNOT_TALK_BACK',
  'HOST_UNKNOWN_TO_MASTER',
  'HOST_ITS_OWN_SLAVE',
  'HOST_BROKEN',
  'CANNOT_CONTACT_HOST',
];

/**
 * The state of a XAPI after a failed call. When the error is about the call itself, XAPI is
 * running.
 */
export function conditionBy(error: CallError): XapiCondition {
  if (error.kind === 'api') {
    if (error.code === 'HOST_STILL_BOOTING') return 'starting';
    return emergencyCodes.includes(error.code) ? 'emergency' : 'running';
  }
  switch (error.code) {
    case 'timedOut':
      return 'hung';
    case 'refused':
    case 'notFound':
    case 'closed':
      return 'stopped';
    case 'tooLarge':
    case 'badStatus':
    case 'badAnswer':
    case 'untrusted':
    case 'cancelled':
      return 'running';
  }
}
