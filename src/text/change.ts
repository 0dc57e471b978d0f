import { turnHaOff } from './ha.js';
import { clean } from './sanitize.js';
import { sentence } from './sentence.js';
import { xapiErrorText } from './xapi-error.js';

/** Words for the page of a change and for its end. */
export const changeWords = {
  waiting: 'Please wait. Esc closes this page; the work goes on.',
  names: { own: 'Host name', inPool: 'Name in the pool' },
  got: 'Now:',
  stays: (name: string, got: string, why: string): string =>
    `FAILED ${name}: ${clean(got)}${why === '' ? '' : `, refused (${xapiErrorText(why)})`}`,
  asWanted: (name: string, got: string): string => `ok     ${name}: ${clean(got)}`,
  formerKept: (why: string): string =>
    `The former management interface keeps its addresses (${xapiErrorText(why)}).`,
  failed: {
    xapiDown:
      'XAPI does not answer, so nothing was changed. The Emergency Network Reset works without it.',
    partly: 'It was done, but not everything is as you asked for. Esc goes back to what you typed.',
    notRead: 'It was done, but the result could not be read back. Look at the Status Display.',
    noLease:
      'The DHCP server has given no address. Check cable, switch port, VLAN and DHCP ' +
      'server; a static address works without one.',
    notKnown: 'The XAPI of this host is too old for this. Nothing was changed.',
    refused: 'It was refused.',
    wrongPassword: 'The present password is wrong. Nothing was changed.',
    notHere: 'This is a tree of files and no host runs on it, so nothing was done.',
    timedOut: 'It did not end in time. Look at the Status Display before you try again.',
    vetoed:
      'High availability (HA) does not let this host go down, so nothing was done. ' +
      `${sentence(turnHaOff)}.`,
    vmsLeft: 'Some VMs still run, so this host stays up.',
    itemsFailed: 'Not all of it was done.',
    notLoggedIn: 'You are logged out, so nothing was changed. Log in and try again.',
    failed: 'It failed.',
  },
} as const;
