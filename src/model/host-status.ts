import type { HostFacts, PoolRole } from './host-facts.js';
import type { Known } from './known.js';
import type { ManagementStatus } from './management-status.js';
import type { Wiring } from './network/wiring.js';
import type { TemporaryAddress } from './network/temporary-address.js';

/**
 * What became of the reset that the last start-up was to complete (design page, "Start-up
 * Sequence").
 */
export type StartupState =
  | { readonly state: 'none' }
  /** The trigger lies there and has not been read yet. */
  | { readonly state: 'pending' }
  /** Others have put something in the trigger's place: nothing for us, but maybe for xapi. */
  | { readonly state: 'foreign'; readonly path: string; readonly kind: string }
  /** The port that was chosen, then called `device`, is not in this machine: it waits for the answer which one is meant. */
  | { readonly state: 'asked'; readonly device: string }
  | { readonly state: 'failed'; readonly reason: string; readonly attempts: number }
  /** Given up: the trigger now has this name. */
  | { readonly state: 'setAside'; readonly reason: string; readonly path: string };

/** What the pool database tells about this host. */
export interface DatabaseStatus {
  readonly hostName: string;
  readonly poolName: string;
  /** name_label of the pool coordinator (master). */
  readonly coordinatorName: string;
  /** Its address as the pool database has it. */
  readonly coordinatorAddress: string;
  /** The PIF with the management flag; null when none has it. */
  readonly management: ManagementStatus | null;
  readonly wiring: Wiring;
  /** pool.ha_enabled */
  readonly haEnabled: boolean;
  /** host.enabled: false in maintenance mode. */
  readonly enabled: boolean;
}

/**
 * The inventory as the reset needs it. `torn`: it lacks what makes this host itself, as after a
 * write that was cut off.
 */
export type InventoryState = 'whole' | 'absent' | 'unreadable' | 'torn';

/**
 * Where the machine is otherwise than the pool database, or without XAPI the host's files, want the
 * management interface to be. `found` '': there is none.
 */
export interface ManagementDifference {
  readonly of: 'bridge' | 'mac' | 'address';
  readonly wanted: string;
  readonly found: string;
}

/**
 * What the status page tells about this host. All texts are foreign: they are cleaned before they
 * are shown.
 */
export interface HostStatus {
  /** Product brand of the inventory; '' when the inventory does not say. */
  readonly brand: string;
  readonly version: string;
  readonly hostName: Known<string>;
  readonly poolName: Known<string>;
  readonly pool: PoolRole;
  /**
   * Name and address of the pool coordinator as the pool database has them; the address in
   * pool.conf is in `pool`.
   */
  readonly coordinatorName: Known<string>;
  /** By the machine, as far as it shows it. null: this host has no management interface. */
  readonly management: Known<ManagementStatus | null>;
  readonly differences: readonly ManagementDifference[];
  /** HA is on in the pool. */
  readonly haEnabled: Known<boolean>;
  /** HA is armed on this host. */
  readonly haArmed: Known<boolean>;
  /** false: maintenance mode, so no VM starts here. */
  readonly enabled: boolean;
  readonly inventory: InventoryState;
  readonly xapi: HostFacts['xapi'];
  readonly emergency?: NonNullable<HostFacts['emergency']>;
  readonly startup: StartupState;
  /** Addresses that are there for a while. */
  readonly temporary: readonly TemporaryAddress[];
}

/** Since when XAPI has been in its state, as this console has seen it. */
export interface XapiSince {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** It was so already when this console first looked. */
  readonly found: boolean;
}
