import type { Known, Nic, SanBoot, VlanDevice } from '../model/index.js';
import type { Database } from './database/database.js';
import type { EventLog } from './event-log.js';
import type { FormerNetworks } from './files/former-networks.js';
import type { InventoryFile } from './files/inventory-file.js';
import type { Method } from './dispatch/method.js';
import type { BringUp } from './networking/bring-up.js';
import type { PoolConfFile } from './files/pool-conf-file.js';
import type { Sessions } from './sessions.js';
import type { PoolMembership } from './pool-membership.js';
import type { Tasks } from './tasks.js';
import type { ThisMachine } from './this-machine.js';

/**
 * What this host's helper programs tell of storage networks. Where they fail xapi takes nothing for
 * the answer.
 */
export interface SanHelpers {
  /** The interfaces the host has booted from. */
  boot(): Promise<Known<SanBoot>>;
  /** SCSI ids of the disks reached over an interface by FCoE. */
  fcoeDisks(device: string): Promise<Known<readonly string[]>>;
}

/** Boots this host anew; one line about trouble, or null. */
export type Reboot = () => Promise<string | null>;

/**
 * What the calls work on: the database, this host's files and NICs behind ports, and the running
 * XAPI's own state.
 */
export interface Services {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly tasks: Tasks;
  readonly events: EventLog;
  readonly inventory: InventoryFile;
  readonly poolConf: PoolConfFile;
  readonly nics: () => Promise<Known<readonly Nic[]>>;
  /** The VLAN devices of this host's kernel. */
  readonly vlanDevices: () => Promise<Known<readonly VlanDevice[]>>;
  readonly san: SanHelpers;
  readonly bringUp: BringUp;
  /** This host's power; null while nobody has it in hand. */
  readonly power: () => Promise<Reboot | null>;
  /** This host's ref; null in a database without hosts. */
  readonly thisHost: () => string | null;
  /** Positions of this host's ports by device; null where ports are renamed at the boot. */
  readonly positions: () => Promise<ReadonlyMap<string, number> | null>;
  readonly formerNetworks: FormerNetworks;
  readonly machine: ThisMachine;
  readonly membership: PoolMembership;
  /**
   * Resolves when everything committed so far is on the disk; the error is INTERNAL_ERROR's text.
   */
  readonly flush: () => Promise<string | null>;
  /** One line for the log. */
  readonly log: (line: string) => void;
  readonly now: () => Date;
  readonly methods: () => ReadonlyMap<string, Method>;
}
