import type { Reason } from '../model/index.js';
import { clean } from './sanitize.js';

const otherXapi = 'this host and the pool have different versions of XAPI';

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
    'the session has ended: XAPI was restarted or nothing was asked for a day; log in again',
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
  ['VLAN_IN_USE', 'something other than XAPI uses this VLAN on this host; find it and remove it'],
  ['PIF_HAS_FCOE_SR_IN_USE', 'storage is reached over this interface (FCoE)'],
  ['VIF_IN_USE', 'a VM uses it'],
  ['LICENSE_RESTRICTION', 'the licence of this host does not allow it'],
  ['LICENSE_HOST_POOL_MISMATCH', 'this host and the pool have different licences'],
  ['HOST_OFFLINE', 'that host does not answer'],
  ['VDI_IN_USE', 'a VM uses a disk there'],
  ['HOSTS_NOT_COMPATIBLE', 'this host and the pool have different versions'],
  ['HOSTS_NOT_HOMOGENEOUS', 'the processors of this host and of the pool differ'],
  ['JOINING_HOST_CONNECTION_FAILED', 'the other pool was not reached at that address'],
  ['JOINING_HOST_SERVICE_FAILED', 'what answered at that address is not a XAPI'],
  [
    'JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS',
    'this host has supporters (slaves) of its own; they have to leave its pool first',
  ],
  ['JOINING_HOST_CANNOT_HAVE_RUNNING_VMS', 'VMs run on this host; shut them down first'],
  [
    'JOINING_HOST_CANNOT_HAVE_RUNNING_OR_SUSPENDED_VMS',
    'VMs run on this host or are suspended; shut them down first',
  ],
  [
    'JOINING_HOST_CANNOT_HAVE_VMS_WITH_CURRENT_OPERATIONS',
    'something is being done with a VM of this host; wait until it is done',
  ],
  ['JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS', 'this host has shared SRs; forget them first'],
  ['POOL_JOINING_HOST_HAS_BONDS', 'this host has Bonds; remove them first'],
  ['POOL_JOINING_HOST_HAS_TUNNELS', 'this host has tunnels; remove them first'],
  ['POOL_JOINING_HOST_HAS_NETWORK_SRIOVS', 'this host has SR-IOV networks; remove them first'],
  [
    'POOL_JOINING_HOST_HAS_NON_MANAGEMENT_VLANS',
    'this host has other VLANs than that of management; remove those first',
  ],
  [
    'POOL_JOINING_HOST_MANAGEMENT_VLAN_DOES_NOT_MATCH',
    'management of this host and of the pool is on different VLANs',
  ],
  [
    'POOL_JOINING_EXTERNAL_AUTH_MISMATCH',
    'this host and the pool have different external authentication',
  ],
  ['POOL_JOINING_HOST_MUST_HAVE_SAME_API_VERSION', otherXapi],
  ['POOL_JOINING_HOST_MUST_HAVE_SAME_DB_SCHEMA', otherXapi],
  [
    'POOL_JOINING_HOST_TLS_VERIFICATION_MISMATCH',
    'either this host or the pool checks the certificates of its hosts, but not both',
  ],
  ['MESSAGE_REMOVED', 'this XAPI no longer has this call'],
]);

/** What the client's codes for a missing answer mean. */
const silences: ReadonlyMap<string, string> = new Map([
  ['refused', 'nothing listens there'],
  ['notFound', 'there is no such socket or host'],
  ['timedOut', 'it takes too long'],
  ['closed', 'the connection broke'],
  ['badStatus', 'what answers there is not a XAPI'],
  ['badAnswer', 'what answers there is not a XAPI'],
  ['untrusted', 'its certificate is not trusted'],
]);

/** The system's codes that say more than the client's code for them. */
const systemWords: ReadonlyMap<string, string> = new Map([
  ['EHOSTUNREACH', 'no route leads there'],
  ['ENETUNREACH', 'no route leads there'],
  ['EACCES', 'access is denied'],
  ['EPERM', 'access is denied'],
]);

/**
 * Why XAPI refused or did not answer. The client gives `CODE` or `CODE (parameters)` of XAPI, or
 * `code: words` of its own; known codes get their meaning, and the system's own code is left out.
 * Any other text stays as it is.
 */
export function xapiErrorText(detail: string): string {
  const text = clean(detail);
  const meaning = meanings.get(/^[A-Z_]+/.exec(text)?.[0] ?? '');
  if (meaning !== undefined) return `${text}: ${meaning}`;
  const [, code = '', words = ''] = /^(\w+): (.*)$/u.exec(text) ?? [];
  const silence = silences.get(code);
  if (silence === undefined) return text;
  return /^E[A-Z]+$/u.test(words) ? (systemWords.get(words) ?? silence) : `${silence} (${words})`;
}

/** What XAPI did with a call that failed: it does not answer, or it has refused the call. */
export function failedCallText({ code, detail }: Reason): string {
  const what = code === 'refused' ? 'XAPI has refused it' : 'XAPI does not answer';
  return `${what}: ${xapiErrorText(detail)}.`;
}
