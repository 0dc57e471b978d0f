import type { CallError } from './call-error.js';

/** What a XenAPI that did not do what it was asked says of itself by that. */
export type XapiCondition = 'running' | 'stopped' | 'hung' | 'starting' | 'emergency';

/**
 * Why a supporter refuses what needs the pool database (xapi's emergency mode); HOST_IS_SLAVE too:
 * only its coordinator answers.
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
 * The condition by the way a call has failed. An error that is about the call itself comes from a
 * XenAPI that runs.
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
