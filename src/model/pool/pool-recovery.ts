import type { HostName, Ipv4, Ipv6 } from '../address/address.js';
import type { HostFacts, PoolRole } from '../host/host-facts.js';
import type { Reason } from '../known.js';
import type { PortError } from '../host/port-error.js';

/** A change of this host's place in its pool. It needs no reset and no reboot. */
export type PoolRecovery =
  | { readonly kind: 'pointAtCoordinator'; readonly address: Ipv4 | Ipv6 | HostName }
  | { readonly kind: 'becomeCoordinator' }
  | { readonly kind: 'recoverSupporters' };

/** The host's place in its pool and the state of its XAPI, read back after a change. */
export interface PoolNow {
  readonly pool: PoolRole;
  readonly xapi: HostFacts['xapi'];
}

/**
 * How it was done. `xapi`: XAPI did it and restarts. `files`: XAPI was down, so we wrote pool.conf.
 */
export type PoolRecoveryDone =
  | { readonly how: 'xapi'; readonly now: PoolNow }
  | {
      readonly how: 'files';
      readonly now: PoolNow;
      /** '' if XAPI was started; else the command that starts it, on a tree that nobody runs. */
      readonly wouldRun: string;
    }
  /** Names of the supporters that got the address, and of those that could not be reached. */
  | {
      readonly how: 'told';
      readonly told: readonly string[];
      readonly silent: readonly string[];
    };

/** Why it was not done. */
export type PoolRecoveryError =
  | { readonly code: 'haArmed' }
  | { readonly code: 'xapi'; readonly reason: Reason }
  | { readonly code: 'host'; readonly error: PortError };
