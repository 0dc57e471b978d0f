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
 * What this host's helper programs tell about storage networks. When they fail, the answer counts
 * as empty, as in xapi.
 */
export interface SanHelpers {
  /** The interfaces the host booted from. */
  boot(): Promise<Known<SanBoot>>;
  /** The SCSI ids of the disks that are reached over an interface by FCoE. */
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
   * The machine of a host of the pool: this one or another one. Null when this XAPI cannot reach
   * it.
   */
  readonly agentOf: (host: string) => HostAgent | null;
  /** The pool secret in this host's file. */
  readonly secret: PoolSecret;
  /**
   * A client for the XAPI of another host of the pool. Null when this XAPI reaches no other hosts.
   */
  readonly reach: (address: string) => XenApiClient | null;
  /**
   * A client for a coordinator of another pool, at an address that nobody vouches for. Null when
   * nothing answers there.
   */
  readonly meet: (address: string) => Promise<XenApiClient | null>;
  /** The certificates by which this host knows the hosts of its pool. */
  readonly certificates: () => Promise<readonly string[]>;
  /** Restarts XAPI, as is needed after pool.conf has changed. */
  readonly restart: () => void;
  /** This host's ref; null when the database has no such host. */
  readonly thisHost: () => string | null;
  readonly formerNetworks: FormerNetworks;
  readonly machine: ThisMachine;
  readonly membership: PoolMembership;
  /**
   * Resolves when everything committed so far is on the disk. Returns null, or the text of an
   * INTERNAL_ERROR.
   */
  readonly flush: () => Promise<string | null>;
  /** Logs one line. */
  readonly log: (line: string) => void;
  readonly now: () => Date;
  /** The name of every method served. */
  readonly methodNames: () => readonly string[];
}
