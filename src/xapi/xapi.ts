import {
  Mutex,
  ok,
  type DurableFiles,
  type HostPort,
  type Known,
  type Nic,
  type Result,
  type VlanDevice,
} from '../model/index.js';
import type { CallResult, WireValue } from '../xenapi/index.js';
import { allMethods } from './calls/index.js';
import { Database } from './database/database.js';
import { loadDatabase } from './database/store.js';
import type { DatabaseError } from './database/error.js';
import { Dispatcher } from './dispatch/dispatch.js';
import { dumpSource } from './dump-source.js';
import { EventLog } from './event-log.js';
import type { DumpSource } from './http/dump.js';
import { createFormerNetworks } from './files/former-networks.js';
import { createInventoryFile } from './files/inventory-file.js';
import { LoginGuard, penaltyMs } from './login-guard.js';
import type { Caller, Method } from './dispatch/method.js';
import type { BringUp } from './networking/bring-up.js';
import { takeLeases } from './networking/attach.js';
import { openPasswordFile } from './files/password-file.js';
import { createPoolConfFile } from './files/pool-conf-file.js';
import { takeOverRestored } from './files/restore-file.js';
import { Saver } from './saver.js';
import type { Reboot, SanHelpers, Services } from './services.js';
import { Sessions } from './sessions.js';
import { PoolMembership } from './pool-membership.js';
import { Tasks } from './tasks.js';
import { createThisMachine } from './this-machine.js';

/** What an embedded XAPI is made of. */
export interface XapiOptions {
  /** The host that it serves. */
  readonly host: HostPort;
  /** Writes the files of this machine that are its own: database and passwords. */
  readonly durable: DurableFiles;
  /** The pool database's path on this machine. */
  readonly databasePath: string;
  /** Lines `user:password[:role]`; without it nobody logs in over TCP. */
  readonly passwordFile?: string;
  /** This host's NICs; the host's unless given. */
  readonly nics?: () => Promise<Known<readonly Nic[]>>;
  /** This host's VLAN devices; the host's unless given. */
  readonly vlanDevices?: () => Promise<Known<readonly VlanDevice[]>>;
  /** This host's helper programs about storage networks; the host's unless given. */
  readonly san?: SanHelpers;
  /** This host's network daemon; the host's unless given. */
  readonly bringUp?: BringUp;
  /** This host's power, asked for anew each time; nobody's unless given. */
  readonly power?: () => Promise<Reboot | null>;
  /** One line for the log. */
  readonly log?: (line: string) => void;
  readonly now?: () => Date;
  /** Waits out what so many wrong passwords in a row cost; login-guard's time unless given. */
  readonly penalty?: (failures: number) => Promise<void>;
}

/** The embedded XAPI without its sockets. */
export interface Xapi {
  /** Answers one call; never rejects. */
  dispatch(method: string, params: readonly WireValue[], caller: Caller): Promise<CallResult>;
  /** The pool database as a whole, for /pool/xmldbdump. */
  readonly dump: DumpSource;
  /**
   * Ends waiting calls and writes what is not yet written; null, or one line about why that failed.
   */
  close(): Promise<string | null>;
}

/**
 * The host the inventory names (null when the pool has no such host); without an inventory the
 * pool's master.
 */
function hostOf(database: Database, identity: string | null): string | null {
  if (identity === null) return database.all('pool')[0]?.link('master') ?? null;
  return database.refsWhere('host', 'uuid', identity)[0] ?? null;
}

/**
 * Loads the pool database (and the password file) and makes the XAPI that works on them. A file it
 * cannot load is named with place and reason, and stays as it is.
 */
export async function createXapi(options: XapiOptions): Promise<Result<Xapi, DatabaseError>> {
  const { host, durable: files } = options;
  const passwords =
    options.passwordFile === undefined
      ? ok(null)
      : await openPasswordFile(options.passwordFile, files);
  if (!passwords.ok) return passwords;
  const inventory = createInventoryFile(host.files);
  const identity = await inventory.identity();
  const log = options.log ?? (() => undefined);
  if (identity.ok) {
    const restored = await takeOverRestored({
      databasePath: options.databasePath,
      files,
      uuid: identity.value,
      controlDomain: await inventory.controlDomain(),
    });
    if (!restored.ok) log(`the restored pool database does not take over: ${restored.error}`);
    else if (restored.value) log('the restored pool database has taken over');
  }
  const content = loadDatabase(options.databasePath);
  if (!content.ok) return content;
  const database = new Database(content.value);
  if (!identity.ok) log(identity.error);
  const now = options.now ?? (() => new Date());
  const thisHost = () => (identity.ok ? hostOf(database, identity.value) : null);
  if (identity.ok && thisHost() === null)
    log(`the pool database has no host with this host's uuid ${identity.value ?? ''}`);
  const saver = new Saver({ database, files, path: options.databasePath, log });
  const penalty: (failures: number) => Promise<void> =
    options.penalty ??
    ((failures) => new Promise<void>((resume) => setTimeout(resume, penaltyMs(failures))));
  const methods = allMethods({ file: passwords.value, guard: new LoginGuard(penalty, now) });
  const poolConf = createPoolConfFile(host.files);
  const uuid = identity.ok ? (identity.value ?? '') : '';
  const membership = new PoolMembership({
    database,
    thisHost,
    uuid,
    poolConf,
    look: (address) => host.daemon.coordinator(address),
    log,
  });
  const services: Services = {
    database,
    inventory,
    poolConf,
    membership,
    thisHost,
    log,
    now,
    sessions: new Sessions(database, now),
    tasks: new Tasks(database, now, thisHost),
    events: new EventLog(database),
    nics: options.nics ?? (() => host.nics.all()),
    positions: () => host.nics.positions(),
    vlanDevices: options.vlanDevices ?? (() => host.nics.vlanDevices()),
    san: options.san ?? {
      boot: () => host.nics.sanBoot(),
      fcoeDisks: (device) => host.nics.fcoeDisks(device),
    },
    bringUp: options.bringUp ?? host.daemon,
    power: options.power ?? (() => Promise.resolve(null)),
    formerNetworks: createFormerNetworks(database, host.files, log),
    machine: createThisMachine(host),
    flush: () => saver.flush(),
    methods: (): ReadonlyMap<string, Method> => methods,
  };
  await membership.restart();
  await takeLeases(services);
  const dispatcher = new Dispatcher(services, new Mutex());
  return ok({
    dispatch: (method, params, caller) => dispatcher.dispatch(method, params, caller),
    dump: dumpSource({ services, dispatcher, files, databasePath: options.databasePath }),
    close: () => {
      services.events.close();
      return saver.flush();
    },
  });
}
