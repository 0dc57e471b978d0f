import { clean } from '../sanitize.js';

/** What XenAPI's codes for "not you" and "not now" mean to an operator at the host. */
const meanings: ReadonlyMap<string, string> = new Map([
  ['SESSION_AUTHENTICATION_FAILED', 'the user name or the password is wrong'],
  [
    'SESSION_AUTHORIZATION_FAILED',
    'the password is right, but this user has no role in this pool; a pool administrator ' +
      'has to give one',
  ],
  [
    'SESSION_INVALID',
    'the session has ended, since XAPI was restarted or nothing was asked for a day; ' +
      'log in again',
  ],
  ['RBAC_PERMISSION_DENIED', 'the role of this user does not allow it'],
  ['PERMISSION_DENIED', 'this user may not do it'],
  ['HOST_IS_SLAVE', 'this host is a supporter (slave): only its pool coordinator (master) answers'],
  ['HOST_STILL_BOOTING', 'XAPI is starting, or waits for its pool coordinator (master)'],
  ['HOST_HAS_NO_MANAGEMENT_IP', 'this host has no management address'],
  [
    'HOST_MASTER_CANNOT_TALK_BACK',
    'the pool coordinator (master) does not reach this host under its address',
  ],
  ['HOST_UNKNOWN_TO_MASTER', 'the pool coordinator (master) does not know this host'],
  ['HOST_ITS_OWN_SLAVE', 'pool.conf names this very host as its pool coordinator (master)'],
  ['HOST_BROKEN', 'pool.conf says broken: XAPI could not join its pool'],
  ['HA_IS_ENABLED', 'high availability (HA) is armed in this pool'],
  [
    'VLAN_IN_USE',
    'something other than XAPI has this VLAN on this host; see what has made it and take it away',
  ],
  ['PIF_HAS_FCOE_SR_IN_USE', 'storage is reached over this interface (FCoE)'],
  ['VIF_IN_USE', 'a VM uses it'],
  ['MESSAGE_REMOVED', 'this XAPI no longer has this call'],
]);

/**
 * Why XAPI refused. The client gives `CODE` or `CODE (parameters)`; known codes get their meaning
 * added. Any other text stays as it is.
 */
export function refusalText(detail: string): string {
  const text = clean(detail);
  const meaning = meanings.get(/^[A-Z_]+/.exec(text)?.[0] ?? '');
  return meaning === undefined ? text : `${text}: ${meaning}`;
}
