import type { VerificationCheck } from '../reset/index.js';

/** What the console itself remembers between its starts. */
export interface ConsoleSettings {
  /** Minutes without a key until who is logged in is logged out: 1 to 1440. */
  readonly autoLogoutMinutes: number;
}

/**
 * One of a host's two names, wanted and got: the one it calls itself, and the one the pool shows
 * for it.
 */
export interface NameCheck {
  readonly name: 'own' | 'inPool';
  readonly wanted: string;
  readonly got: string;
  /** Why it was refused, in XenAPI's words; '' where it was not. */
  readonly detail: string;
}

/**
 * What there is after the management interface was changed, read back and held against what was
 * wanted.
 */
export interface ManagementGot {
  readonly checks: readonly VerificationCheck[];
  readonly names: readonly NameCheck[];
  /** Why the former management interface keeps its addresses, '' where it does not. */
  readonly formerKept: string;
}

/** How a change ended; `detail` in the system's or XenAPI's words, cleaned before it is shown. */
export type ChangeResult =
  /** `detail`: what is worth knowing (a path, a new address), '' for nothing. */
  | { readonly ok: true; readonly detail: string; readonly got?: ManagementGot }
  | {
      readonly ok: false;
      /** Where it could be read back. */
      readonly got?: ManagementGot;
      readonly code:
        | 'xapiDown' // XAPI does not answer
        | 'partly' // it was done, but not all is as it was wanted: `got`
        | 'notRead' // it was done, but what there is now cannot be read: detail
        | 'noLease' // the DHCP server has given no address
        | 'notKnown' // this XAPI is too old for the call
        | 'refused' // XAPI or the host said no: detail
        | 'wrongPassword'
        | 'notHere' // a tree without an embedded host: no command of this machine is called
        | 'timedOut'
        | 'vetoed' // high availability keeps this host from going down: detail
        | 'vmsLeft' // VMs still run, so the host stays up: their names
        | 'itemsFailed' // of several things some have failed, each has told why
        | 'notLoggedIn' // nobody who may is logged in
        | 'failed'; // a command or the disk: detail
      readonly detail: string;
    };
