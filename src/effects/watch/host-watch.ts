import {
  bestEffort,
  hostPaths,
  type HostFacts,
  type HostStatus,
  type Known,
  type ProfileName,
} from '../../model/index.js';
import type { ConsoleEvent } from '../../console/index.js';
import { inventoryOf, readHostUuid, readPoolRole } from '../../reset/index.js';
import type { XapiLine } from '../../host/index.js';
import type { XenApiPlace } from '../with-session.js';
import { host, operations, startup } from '../loading.js';

/** How long the watch waits between two checks. */
export interface WatchPace {
  /** Milliseconds while something is wrong, as in the original without an address. */
  readonly unwellMs: number;
  /**
   * Milliseconds while all is well. A check only compares fingerprints: it greets xapi and reads a
   * few small files. If xapi ends, the console hears it at once.
   */
  readonly wellMs: number;
}

const everyday: WatchPace = { unwellMs: 4_000, wellMs: 10_000 };

/**
 * While something is wrong, every check compares fingerprints. About once a minute it reads the
 * whole status even if they are equal, because they do not cover everything.
 */
const fullCheckEvery = 15;

/**
 * While all is well, every sixth check probes gateways, name servers and coordinator: once a
 * minute. A lost gateway shows nowhere else.
 */
const probeEvery = 6;

/** The files that the status is read from and that change only rarely. */
const watchedFiles = [hostPaths.inventory, hostPaths.poolConf, hostPaths.management] as const;

/**
 * Every fourth check also compares those files, the gateways and the name servers: every 40 s, and
 * every 16 s while something is wrong.
 */
const settingsEvery = 4;

/** A request without wanted values: the probe tries the gateways and name servers that are set. */
const noWantedValues = { ipv4: { mode: 'none' }, ipv6: { mode: 'none' }, dns: [] } as const;

/** Whether all is well. If it is not, the host may recover by itself or by a plugged-in cable. */
function isWell({ xapi, management }: HostStatus): boolean {
  const port = management.known ? management.value : null;
  return (
    xapi === 'running' &&
    port !== null &&
    port.link !== 'noCarrier' &&
    port.address + port.addresses6.join('') !== ''
  );
}

/**
 * The devices whose link and addresses the status depends on: the management interface's port, and
 * the bridge with its addresses.
 */
function watchedDevices(
  { management }: HostStatus,
  { files: { inventory } }: HostFacts,
): readonly string[] {
  const bridge = inventoryOf(inventory).managementInterface;
  const port = management.known ? (management.value?.device ?? '') : '';
  return [port, bridge].filter((device) => device !== '');
}

/** What a look has found; later checks compare with it. */
interface Looked {
  /** Number of the look. A later look makes it outdated. */
  readonly look: number;
  readonly well: boolean;
  readonly devices: readonly string[];
  readonly fingerprint: string;
  /** The gateways and name servers in force, and the stamps of the watched files, as one text. */
  readonly settings: string;
  readonly line: XapiLine;
}

/** The host to watch. */
export interface WatchPlace extends XenApiPlace {
  /** null: detect it. */
  readonly profile: ProfileName | null;
}

/**
 * Watches the host. It reads the host when asked, when its fingerprint changes, and now and then
 * while something is wrong.
 */
export class HostWatch {
  #next: NodeJS.Timeout | undefined;
  #line: XapiLine | null = null;
  #looks = 0;
  /** The state of XAPI in the last status that was reported; null: none was. */
  #sentXapi: HostFacts['xapi'] | null = null;
  #readings = 0;
  /** Resolves once a look was reported. What is not on the first screen waits for it. */
  readonly looked: Promise<void>;
  #firstLook = (): void => undefined;

  constructor(
    private readonly options: WatchPlace,
    private readonly send: (event: ConsoleEvent) => void,
    private readonly pace: WatchPace = everyday,
  ) {
    this.looked = new Promise((resolve) => {
      this.#firstLook = resolve;
    });
  }

  /**
   * Reads everything that a reset depends on. If a later reading starts meanwhile, this one reports
   * nothing: it may have begun before a change that the later one sees. If XAPI is in another state
   * than the status says, the status is read too: the pages wait until both agree.
   */
  async readFacts(): Promise<void> {
    const look = this.#looks;
    const tell = this.#factsTeller();
    const { readHostFacts } = await operations();
    const facts = await readHostFacts(await this.options.host, this.options);
    tell(facts);
    if (look === this.#looks && this.#sentXapi !== null && this.#sentXapi !== facts.xapi)
      await this.watchStatus();
  }

  /** A function that reports facts, unless a later reading has begun by then. */
  #factsTeller(): (facts: HostFacts) => void {
    this.#readings += 1;
    const reading = this.#readings;
    return (facts) => {
      if (reading === this.#readings) this.send({ kind: 'facts', facts });
    };
  }

  /**
   * Reads the status and the facts, and keeps watching the status. If a later look starts
   * meanwhile, this one reports nothing.
   */
  async watchStatus(): Promise<void> {
    this.stop();
    const look = this.#looks;
    const tell = this.#factsTeller();
    // Before they are read: what changes meanwhile is seen by the next check.
    const stamps = await this.#stamps();
    const { status, facts, inForce } = await this.#readStatus();
    if (look !== this.#looks) return;
    tell(facts);
    this.#sentXapi = status.xapi;
    this.send({ kind: 'status', status });
    this.#firstLook();
    const { fingerprintOf, XapiLine } = await host();
    const devices = watchedDevices(status, facts);
    let looked: Looked | null = null;
    const { system } = await this.options.host;
    const line = new XapiLine(await system.xapiSockets(), () => {
      if (looked !== null) void this.#check(looked, 0, true);
    });
    if (look !== this.#looks) return;
    this.#line = line;
    looked = {
      look,
      well: isWell(status),
      devices,
      fingerprint: fingerprintOf(facts, devices),
      settings: JSON.stringify([inForce, stamps]),
      line,
    };
    this.#goOn(looked);
    await this.#probeNetwork(looked);
  }

  /**
   * Asks the supporters that were not back. When all are, the playbook is over and the status is
   * read again.
   */
  async #askSupporters({ look }: Looked): Promise<void> {
    const { isPlaybookOpen, readPlaybook } = await operations();
    const opened = await this.options.host;
    if (!(await isPlaybookOpen(opened))) return;
    // Reading it ends it when all are back.
    bestEffort(await readPlaybook(opened));
    if (look === this.#looks && !(await isPlaybookOpen(opened))) await this.watchStatus();
  }

  /** Probes gateways, name servers and coordinator, but only if the host itself is well. */
  async #probeNetwork({ look, well }: Looked): Promise<void> {
    const opened = await this.options.host;
    const pool = await readPoolRole(opened.files);
    const checks = well ? await (await startup()).probe(opened, noWantedValues, pool) : [];
    if (look === this.#looks) this.send({ kind: 'reachChecks', checks });
  }

  /**
   * Reads the status again if another gateway or name server is in force than at the look, or if a
   * watched file was changed, removed or put back.
   */
  async #compareSettings({ look, settings }: Looked): Promise<void> {
    const { readInForce } = await operations();
    const inForce = await readInForce(await this.options.host);
    const now = JSON.stringify([inForce, await this.#stamps()]);
    if (look === this.#looks && now !== settings) await this.watchStatus();
  }

  async #stamps(): Promise<readonly Known<string>[]> {
    const { files } = await this.options.host;
    return Promise.all(watchedFiles.map((path) => files.stamp(path)));
  }

  /** The host's uuid; '' if its inventory names none. */
  async hostUuid(): Promise<string> {
    const { files } = await this.options.host;
    return readHostUuid(files);
  }

  /** Stops watching. */
  stop(): void {
    clearTimeout(this.#next);
    this.#line?.close();
    this.#line = null;
    this.#looks += 1;
  }

  /**
   * Waits for the next check. `unchanged`: how many checks since the look found nothing new.
   * `listen`: whether to notice when xapi hangs up. It does not right after a hang-up that left all
   * well.
   */
  #goOn(looked: Looked, unchanged = 0, listen = true): void {
    this.#next = setTimeout(
      () => {
        void this.#check(looked, unchanged, false);
      },
      looked.well ? this.pace.wellMs : this.pace.unwellMs,
    ).unref();
    if (looked.well && listen && this.options.xapi === null) looked.line.hold();
  }

  async #check(looked: Looked, unchanged: number, hungUp: boolean): Promise<void> {
    clearTimeout(this.#next);
    const xapi = await looked.line.greet();
    const { fingerprintNow } = await host();
    const { nics } = await this.options.host;
    if (looked.look !== this.#looks) return;
    const signs = await nics.signs(looked.devices);
    if (looked.look !== this.#looks) return;
    const same = fingerprintNow(signs, xapi) === looked.fingerprint;
    if (same && looked.well && (unchanged + 1) % probeEvery === 0) {
      void this.#probeNetwork(looked);
      void this.#askSupporters(looked);
    }
    if (same && (unchanged + 1) % settingsEvery === 0) void this.#compareSettings(looked);
    if (same && (looked.well || unchanged + 1 < fullCheckEvery))
      this.#goOn(looked, unchanged + 1, !hungUp);
    else await this.watchStatus();
  }

  async #readStatus(): ReturnType<Awaited<ReturnType<typeof operations>>['readStatus']> {
    const { readStatus } = await operations();
    const { readStartupState } = await host();
    const opened = await this.options.host;
    return readStatus(opened, this.options, ({ profile }) =>
      readStartupState(opened.files, profile.triggerPath),
    );
  }
}
