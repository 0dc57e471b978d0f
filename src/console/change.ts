import type { VerificationCheck } from '../reset/index.js';

/**
 * One of a host's two names, wanted and got. `own`: the name that the host itself uses. `inPool`:
 * the name that the pool shows for it.
 */
export interface NameCheck {
  readonly name: 'own' | 'inPool';
  readonly wanted: string;
  readonly got: string;
  /** XenAPI's words why it refused the name; '' if it did not. */
  readonly detail: string;
}

/**
 * The state after a change of the management interface, read back and compared with what was
 * wanted.
 */
export interface ManagementGot {
  readonly checks: readonly VerificationCheck[];
  readonly names: readonly NameCheck[];
  /** Why the former management interface keeps its addresses; '' if it does not. */
  readonly formerKept: string;
}

/**
 * How a change ended. `detail` holds the words of the system or XenAPI; they are cleaned before
 * they are shown.
 */
export type ChangeResult =
  /** `detail`: something worth knowing, such as a path or a new address; '' for nothing. */
  | { readonly ok: true; readonly detail: string; readonly got?: ManagementGot }
  | {
      readonly ok: false;
      /** Present if the result could be read back. */
      readonly got?: ManagementGot;
      readonly code:
        | 'xapiDown' // XAPI does not answer
        | 'partly' // it was done, but `got` differs from what was wanted
        | 'notRead' // it was done, but the result cannot be read back: detail
        | 'noLease' // the DHCP server has given no address
        | 'notKnown' // this XAPI is too old for the call
        | 'refused' // XAPI or the host said no: detail
        | 'wrongPassword'
        | 'notHere' // a tree without an embedded host: it runs no command of this machine
        | 'timedOut'
        | 'vetoed' // high availability keeps this host from going down: detail
        | 'vmsLeft' // VMs still run, so the host stays up: their names
        | 'itemsFailed' // some of several things failed; each has told why
        | 'notLoggedIn' // nobody with the right to do it is logged in
        | 'failed'; // a command or the disk failed: detail
      readonly detail: string;
    };
