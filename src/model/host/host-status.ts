import type { HostFacts, PoolRole } from './host-facts.js';
import type { Known } from '../known.js';
import type { ManagementStatus } from '../management-status.js';
import type { Wiring } from '../network/wiring.js';
import type { TemporaryAddress } from '../network/temporary-address.js';

/**
 * The state of the reset that the last start-up had to complete (design page, "Start-up Sequence").
 */
export type StartupState =
  | { readonly state: 'none' }
  /** The trigger exists and has not been read yet. */
  | { readonly state: 'pending' }
  /** Somebody else has put something at the trigger's path. We ignore it, but xapi may not. */
  | { readonly state: 'foreign'; readonly path: string; readonly kind: string }
  /**
   * The chosen port, then called `device`, is not in this machine. The start-up waits for the
   * operator to name another.
   */
  | { readonly state: 'asked'; readonly device: string }
  | { readonly state: 'failed'; readonly reason: string; readonly attempts: number }
  /** We gave up and renamed the trigger to `path`. */
  | { readonly state: 'setAside'; readonly reason: string; readonly path: string };

/** What the pool database says about this host. */
export interface DatabaseStatus {
  readonly hostName: string;
  readonly poolName: string;
  /** name_label of the pool coordinator (master). */
  readonly coordinatorName: string;
  /** PIF.MTU of the management interface; null: there is none, or an old server does not say. */
  readonly managementMtu: number | null;
  /** The PIF with the management flag; null when none has it. */
  readonly management: ManagementStatus | null;
  readonly wiring: Wiring;
  /** pool.ha_enabled */
  readonly haEnabled: boolean;
  /** host.enabled: false in maintenance mode. */
  readonly enabled: boolean;
}

/**
 * The state of the inventory. `torn`: it has NULs, lacks a key that identifies this host, or has a
 * value without its closing quote, as after a write that was cut off.
 */
export type InventoryState = 'whole' | 'absent' | 'unreadable' | 'torn';

/**
 * A value of the management interface that differs on the machine. `wanted` is what the pool
 * database says, or the host's files while XAPI does not answer. `found` is '' when there is none.
 * `switchedOff`: the interface `wanted` is there, but somebody has set it down. `oneMore`: `found`
 * is an address that nobody has configured; nothing was wanted. `oneMoreRoute`: the same of the
 * gateway of a default route beside the wanted one. `vlan`: its device is gone.
 * `port`: the interface `port` is not in the bridge or bond `wanted`, but in `found`.
 */
export type ManagementDifference =
  | {
      readonly of:
        | 'bridge'
        | 'switchedOff'
        /** The kernel has no device of the port's name. */
        | 'gone'
        /** A member of the bond, where another one has a link. */
        | 'memberLink'
        | 'mac'
        | 'address'
        | 'netmask'
        | 'oneMore'
        | 'gateway'
        | 'oneMoreRoute'
        | 'mtu'
        | 'nameServers'
        | 'vlan';
      readonly wanted: string;
      readonly found: string;
    }
  | {
      readonly of: 'port';
      readonly port: string;
      readonly wanted: string;
      readonly found: string;
    };

/**
 * What the status page shows about this host. All texts come from elsewhere, so they are cleaned
 * before they are shown.
 */
export interface HostStatus {
  /** Product brand of the inventory; '' when the inventory does not say. */
  readonly brand: string;
  readonly version: string;
  readonly hostName: Known<string>;
  readonly poolName: Known<string>;
  readonly pool: PoolRole;
  /** The coordinator's name in the pool database. Its address in pool.conf is in `pool`. */
  readonly coordinatorName: Known<string>;
  /** As the machine shows it, as far as it does. null: this host has no management interface. */
  readonly management: Known<ManagementStatus | null>;
  readonly differences: readonly ManagementDifference[];
  /** HA is on in the pool. */
  readonly haEnabled: Known<boolean>;
  /** HA is armed on this host. */
  readonly haArmed: Known<boolean>;
  /** false: maintenance mode, in which no VM starts here. */
  readonly enabled: boolean;
  readonly inventory: InventoryState;
  readonly xapi: HostFacts['xapi'];
  readonly emergency?: NonNullable<HostFacts['emergency']>;
  readonly startup: StartupState;
  /** The supporters of this coordinator have to follow it; absent: not. */
  readonly playbook?: true;
  /** Temporary addresses that are in place now. */
  readonly temporary: readonly TemporaryAddress[];
}

/** When this console first saw XAPI in its present state. */
export interface XapiSince {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** XAPI was already in this state when the console first looked. */
  readonly found: boolean;
}

/** The management interface; null if there is none, or if nobody knows it. */
export function knownManagement(status: HostStatus | null): ManagementStatus | null {
  return status?.management.known === true ? status.management.value : null;
}
