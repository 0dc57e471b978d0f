import type { Known, SanBoot } from '../model/index.js';
import type { XenApiClient } from '../xenapi/index.js';
import type { Database } from './database/database.js';
import type { EventLog } from './event-log.js';
import type { FormerNetworks } from './files/former-networks.js';
import type { InventoryFile } from './files/inventory-file.js';
import type { HostAgent } from './pool/host-agent.js';
import type { PoolMembership } from './pool/membership.js';
import type { PoolConfFile } from './files/pool-conf-file.js';
import type { PoolSecret } from './pool/secret.js';
import type { Sessions } from './sessions.js';
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
  /**
   * The machine of a host of the pool, this one's or another's; null where this XAPI cannot reach
   * it.
   */
  readonly agentOf: (host: string) => HostAgent | null;
  /** The pool secret of this host's file, and whether a text is it. */
  readonly secret: PoolSecret;
  /** A client for the XAPI of another host of the pool; null where hosts are not reached. */
  readonly reach: (address: string) => XenApiClient | null;
  /** XAPI is to start anew, as it does when pool.conf has changed. */
  readonly restart: () => void;
  /** This host's ref; null in a database without hosts. */
  readonly thisHost: () => string | null;
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
  /** Of every method served. */
  readonly methodNames: () => readonly string[];
}
