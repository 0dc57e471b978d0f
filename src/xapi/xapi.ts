import {
  createDurableFiles,
  createRoot,
  lookForCoordinator,
  machineDisk,
  machineProcesses,
  readDevicePositions,
  readFcoeDisks,
  readNics,
  readSanBoot,
  readVlanDevices,
  Mutex,
} from '../host/index.js';
import type { Known, Nic, Result, VlanDevice } from '../model/index.js';
import { ok } from '../model/index.js';
import type { CallResult, WireValue } from '../xenapi/index.js';
import { allMethods } from './calls/index.js';
import { Database } from './database/database.js';
import { loadDatabase } from './database/store.js';
import type { DatabaseError } from './database/error.js';
import { Dispatcher } from './dispatch.js';
import { dumpSource } from './dump-source.js';
import { EventLog } from './event-log.js';
import type { DumpSource } from './http/dump.js';
import { createFormerNetworks } from './former-networks.js';
import { createInventoryFile } from './inventory-file.js';
import { LoginGuard, penaltyMs } from './login-guard.js';
import type { Caller, Method } from './method.js';
import type { BringUp } from './networking/bring-up.js';
import { noLan } from './networking/bring-up.js';
import { takeLeases } from './networking/attach.js';
import { openPasswordFile } from './password-file.js';
import { createPoolConfFile } from './pool-conf-file.js';
import { takeOverRestored } from './restore-file.js';
import { Saver } from './saver.js';
import type { Reboot, SanHelpers, Services } from './services.js';
import { Sessions } from './sessions.js';
import { PoolMembership } from './pool-membership.js';
import { Tasks } from './tasks.js';
import { createThisMachine } from './this-machine.js';

/** What an embedded XAPI is made of. */
export interface XapiOptions {
  /** Directory that is this host's `/`. */
  readonly root: string;
  /** The pool database's path on this machine. */
  readonly databasePath: string;
  /** Lines `user:password[:role]`; without it nobody logs in over TCP. */
  readonly passwordFile?: string;
  /** This host's NICs; `readNics(root)` unless given. */
  readonly nics?: () => Promise<Known<readonly Nic[]>>;
  /** This host's VLAN devices; `readVlanDevices(root)` unless given. */
  readonly vlanDevices?: () => Promise<Known<readonly VlanDevice[]>>;
  /** This host's helper programs about storage networks; those of `root` unless given. */
  readonly san?: SanHelpers;
  /** This host's network daemon; a network without a DHCP server unless given. */
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
  /** Ends waiting calls and writes what is not yet written; null, or one line about why that failed. */
  close(): Promise<string | null>;
}

/** The host the inventory names (null when the pool has no such host); without an inventory the pool's master. */
function hostOf(database: Database, identity: string | null): string | null {
  if (identity === null) return database.all('pool')[0]?.link('master') ?? null;
  return database.refsWhere('host', 'uuid', identity)[0] ?? null;
}

/** Loads the pool database (and the password file) and makes the XAPI that works on them. A file it cannot load is named with place and reason, and stays as it is. */
export async function createXapi(options: XapiOptions): Promise<Result<Xapi, DatabaseError>> {
  const files = createDurableFiles(machineDisk, await machineProcesses());
  const passwords =
    options.passwordFile === undefined
      ? ok(null)
      : await openPasswordFile(options.passwordFile, files);
  if (!passwords.ok) return passwords;
  const root = createRoot(options.root);
  const inventory = createInventoryFile(root, files);
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
  const poolConf = createPoolConfFile(root, files);
  const uuid = identity.ok ? (identity.value ?? '') : '';
  const membership = new PoolMembership({
    database,
    thisHost,
    uuid,
    poolConf,
    look: (address) => lookForCoordinator(options.root, address),
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
    nics: options.nics ?? (() => readNics(options.root)),
    positions: () => readDevicePositions(options.root),
    vlanDevices: options.vlanDevices ?? (() => readVlanDevices(options.root)),
    san: options.san ?? {
      boot: () => readSanBoot(options.root),
      fcoeDisks: (device) => readFcoeDisks(options.root, device),
    },
    bringUp: options.bringUp ?? noLan,
    power: options.power ?? (() => Promise.resolve(null)),
    formerNetworks: createFormerNetworks(database, root, files, log),
    machine: createThisMachine(root, files),
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
