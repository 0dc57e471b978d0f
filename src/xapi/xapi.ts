import {
  hostPaths,
  isIp,
  Mutex,
  emergencyNotePath,
  ok,
  pause,
  type DurableFiles,
  type HostPort,
  type Known,
  type Nic,
  type Result,
  type VlanDevice,
  type NetworkDaemon,
} from '../model/index.js';
import type { CallResult, Spoken, WireValue, XenApiClient } from '../xenapi/index.js';
import { allMethods } from './calls/index.js';
import { noContent } from './database/content.js';
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
import type { Caller } from './dispatch/method.js';
import { takeLeases } from './networking/attach.js';
import { openPasswordFile } from './files/password-file.js';
import { CoordinatorLink } from './pool/coordinator-link.js';
import { copyDatabase } from './pool/database-copy.js';
import { PoolMembership } from './pool/membership.js';
import type { Reboot } from './pool/host-agent.js';
import { createOwnAddresses } from './pool/own-addresses.js';
import { ownAgent } from './pool/own-agent.js';
import { certificatesAt, ownRole } from './pool/members/own-role.js';
import { createPoolConfFile } from './files/pool-conf-file.js';
import { remoteAgent } from './pool/remote-agent.js';
import { createPoolSecret } from './pool/secret.js';
import { dispatchRestricted } from './pool/supporter.js';
import { takeOverRestored } from './files/restore-file.js';
import { Saver } from './saver.js';
import type { SanHelpers, Services } from './services.js';
import { Sessions } from './sessions.js';
import { unplugLost } from './storage/lost.js';
import { Tasks } from './tasks.js';
import { createThisMachine } from './this-machine.js';

/** The delay lets the answers of a call leave before the host goes down. */
const answerLeavesMs = 1000;

/** The options of an embedded XAPI. */
export interface XapiOptions {
  /** The host that XAPI serves. */
  readonly host: HostPort;
  /** Writes XAPI's own files on this machine: the database and the passwords. */
  readonly durable: DurableFiles;
  /** The pool database's path on this machine. */
  readonly databasePath: string;
  /** A file with lines `user:password[:role]`. Without it nobody can log in over TCP. */
  readonly passwordFile?: string;
  /** This host's NICs. The default is those of `host`. */
  readonly nics?: () => Promise<Known<readonly Nic[]>>;
  /** This host's VLAN devices. The default is those of `host`. */
  readonly vlanDevices?: () => Promise<Known<readonly VlanDevice[]>>;
  /** This host's helper programs for storage networks. The default is those of `host`. */
  readonly san?: SanHelpers;
  /** This host's network daemon. The default is that of `host`. */
  readonly bringUp?: NetworkDaemon;
  /** The way to reboot this host, asked for each time. Without it the host cannot be rebooted. */
  readonly power?: () => Promise<Reboot | null>;
  /** A client for another host of the pool, by its address. Without it no host is reached. */
  readonly reach?: (address: string, speaks?: Spoken) => XenApiClient | null;
  /** A client for the XAPI at an address, also of another pool. Without it none is reached. */
  readonly meet?: (address: string) => Promise<XenApiClient | null>;
  /** Called after the list of the certificates of the pool's hosts has changed. */
  readonly trusted?: () => Promise<void>;
  /** Called after every change that may move this host's addresses. */
  readonly moved?: () => Promise<void>;
  /** Restarts this XAPI after pool.conf has changed. */
  readonly restart?: () => void;
  /** Logs one line. */
  readonly log?: (line: string) => void;
  readonly now?: () => Date;
  /** Milliseconds of a clock that cannot be set. The default is this process's clock. */
  readonly elapsedMs?: () => number;
  /**
   * Waits for the penalty of so many wrong passwords in a row. The default is login-guard's time.
   */
  readonly penalty?: (failedLogins: number) => Promise<unknown>;
}

/** The embedded XAPI without its sockets. */
export interface Xapi {
  /**
   * Answers one call, and never rejects. `speaks` is the protocol of the call; the default is JSON.
   */
  dispatch(
    method: string,
    params: readonly WireValue[],
    caller: Caller,
    speaks?: Spoken,
  ): Promise<CallResult>;
  /**
   * Lets a supporter greet its coordinator until it is found. It resolves after the first try. Call
   * it once the supporter itself can be reached.
   */
  join(): Promise<void>;
  /** Resolves when a supporter has found its coordinator; at once on any other host. */
  linked(): Promise<void>;
  /** Whether XAPI answers only the emergency calls now. */
  inEmergency(): boolean;
  /** The addresses of all this host's interfaces. */
  addresses(): Promise<readonly string[]>;
  /** The whole pool database, for /pool/xmldbdump. */
  readonly dump: DumpSource;
  /**
   * Ends waiting calls and saves what is not yet saved. Returns null, or one line that says why the
   * save failed.
   */
  close(): Promise<string | null>;
}

/**
 * The ref of the host that the inventory names; null when the pool has no such host. Without an
 * inventory it is the pool's master.
 */
function hostOf(database: Database, identity: string | null): string | null {
  if (identity === null) return database.all('pool')[0]?.link('master') ?? null;
  return database.refsWhere('host', 'uuid', identity)[0] ?? null;
}

/**
 * Loads the pool database and the password file, and makes the XAPI that works on them. The error
 * for a file that cannot be loaded names the place and the reason. That file stays as it is. A
 * supporter loads no database, because it asks its coordinator.
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
  const poolConf = createPoolConfFile(host.files);
  const role = await poolConf.read();
  const isSupporter = role.role === 'supporter';
  if (identity.ok && !isSupporter) {
    const restored = await takeOverRestored({
      databasePath: options.databasePath,
      files,
      uuid: identity.value,
      controlDomain: await inventory.controlDomain(),
    });
    if (!restored.ok) log(`the restored pool database does not take over: ${restored.error}`);
    else if (restored.value) log('the restored pool database has taken over');
  }
  const content = isSupporter ? ok(noContent) : loadDatabase(options.databasePath);
  if (!content.ok) return content;
  const database = new Database(content.value);
  if (!identity.ok) log(identity.error);
  const now = options.now ?? (() => new Date());
  const thisHost = () => (identity.ok ? hostOf(database, identity.value) : null);
  if (identity.ok && !isSupporter && thisHost() === null)
    log(`the pool database has no host with this host's uuid ${identity.value ?? ''}`);
  const saver = isSupporter
    ? null
    : new Saver({ database, files, path: options.databasePath, log });
  const { penalty = (failedLogins: number) => pause(penaltyMs(failedLogins)) } = options;
  const methods = allMethods({
    file: passwords.value,
    guard: new LoginGuard(penalty, options.elapsedMs),
  });
  const reach = options.reach ?? (() => null);
  const restart = options.restart ?? (() => undefined);
  const secret = createPoolSecret(host.files);
  const machine = createThisMachine(host);
  const addresses = createOwnAddresses(host, inventory);
  const link = isSupporter
    ? new CoordinatorLink({
        address: role.coordinatorAddress,
        uuid: identity.ok ? (identity.value ?? '') : '',
        secret: () => secret.read(),
        reach,
        addressOf: async (name) => (isIp(name) ? name : machine.addressOf(name)),
        own: addresses,
        found: async (session, client) => {
          const path = options.databasePath;
          const error = await copyDatabase({ client, session, files, path });
          if (error !== null) log(`the pool database could not be copied: ${error}`);
        },
        note: async (note) => {
          const noted =
            note === null
              ? await host.files.remove(emergencyNotePath)
              : await host.files.write(emergencyNotePath, `${JSON.stringify(note)}\n`, 0o644);
          if (!noted.ok) log(`${noted.error.subject}: ${noted.error.cause}`);
        },
        log,
        now,
      })
    : null;
  const membership = new PoolMembership({ database, thisHost, role, link, log });
  const agent = ownAgent({
    host,
    inventory,
    nics: options.nics,
    vlanDevices: options.vlanDevices,
    san: options.san,
    bringUp: options.bringUp,
    answers: (server) => machine.answers(server),
    role: ownRole({
      files: host.files,
      durable: files,
      databasePath: options.databasePath,
      inventory,
      poolConf,
      trusted: options.trusted ?? (() => Promise.resolve()),
      detach: () => {
        link?.close();
      },
      restart,
      rebootSoon: async () => {
        const reboot = (await options.power?.()) ?? null;
        if (reboot !== null) setTimeout(() => void reboot(), answerLeavesMs).unref();
        return reboot === null ? 'nothing here can reboot this host' : null;
      },
    }),
    power: options.power,
    moved: options.moved ?? (() => Promise.resolve()),
  });
  const agentOf: Services['agentOf'] = (ref) => {
    if (ref === thisHost()) return agent;
    const address = database.find('host', ref)?.get('address') ?? '';
    const client = address === '' ? null : reach(address);
    return client === null
      ? null
      : remoteAgent({ client, secret: () => secret.read(), unreachable: log });
  };
  const services: Services = {
    database,
    inventory,
    poolConf,
    membership,
    thisHost,
    agentOf,
    secret,
    reach,
    restart,
    meet: options.meet ?? (() => Promise.resolve(null)),
    certificates: () => certificatesAt(host.files, hostPaths.poolCertificates),
    log,
    now,
    sessions: new Sessions(database, now, options.elapsedMs),
    tasks: new Tasks(database, now, thisHost),
    events: new EventLog(database),
    formerNetworks: createFormerNetworks(database, host.files, log),
    machine,
    flush: () => saver?.flush() ?? Promise.resolve(null),
    methodNames: () => [...methods.keys()],
  };
  membership.takeRole();
  const own = thisHost();
  if (own !== null) {
    await takeLeases(services, own);
    await unplugLost(services, own);
  }
  const dispatcher = new Dispatcher(services, methods, new Mutex());
  const restricted = { services, dispatcher, agent };
  return ok({
    dispatch: (method, params, caller, speaks = 'json') =>
      isSupporter || role.role === 'broken'
        ? dispatchRestricted(restricted, method, params, caller, speaks)
        : dispatcher.dispatch(method, params, caller),
    dump: dumpSource({ services, dispatcher, files, databasePath: options.databasePath }),
    join: () => link?.greet() ?? Promise.resolve(),
    inEmergency: () => membership.emergency() !== null,
    addresses: () => addresses.all(),
    linked: () => link?.linked() ?? Promise.resolve(),
    close: () => {
      link?.close();
      services.events.close();
      return services.flush();
    },
  });
}
