import { hostPaths, type HostStatus, type HostFacts, type ProfileName } from '../../model/index.js';
import type { ConsoleEvent } from '../../console/index.js';
import { inventoryOf, parsePoolConf } from '../../reset/index.js';
import type { XapiLine } from '../../host/index.js';
import type { XenApiPlace } from '../with-session.js';
import { host, operations, startup } from '../loading.js';

/** The original's rhythm while there is no address. */
const troubleMs = 4_000;

/**
 * While all is well it is enough to feel the fingerprint: a greeting to xapi and a few small files.
 * That xapi has gone is heard at once.
 */
const checkMs = 10_000;

/**
 * While something is wrong the fingerprint is felt in the original's rhythm; once a minute the host
 * is looked at though it is the same, for what is not felt.
 */
const fullCheckEvery = 15;

/** What lies around the host is tried once a minute: a gateway that is gone shows nowhere else. */
const aroundEvery = 6;

/** Gateways and name servers are tried as they are, none is missed. */
const whateverIsSet = { ipv4: { mode: 'none' }, ipv6: { mode: 'none' }, dns: [] } as const;

/** Nothing is wrong that could come right by itself, or by somebody who puts a cable back. */
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
 * The devices on whose link and addresses the status depends: the management interface's port, and
 * the bridge that holds its addresses.
 */
function watchedDevices(
  { management }: HostStatus,
  { files: { inventory } }: HostFacts,
): readonly string[] {
  const bridge = inventoryOf(inventory).managementInterface;
  const port = management.known ? (management.value?.device ?? '') : '';
  return [port, bridge].filter((device) => device !== '');
}

/** What a look has found, to go on from. */
interface Looked {
  /** Which one it was: a later one leaves it behind. */
  readonly look: number;
  readonly well: boolean;
  readonly devices: readonly string[];
  readonly fingerprint: string;
  readonly line: XapiLine;
}

/** What is watched. */
export interface WatchPlace extends XenApiPlace {
  /** null: find out. */
  readonly profile: ProfileName | null;
}

/**
 * Watches the host: reads it at once when asked, when its fingerprint changes, and now and then
 * while something is wrong.
 */
export class HostWatch {
  #next: NodeJS.Timeout | undefined;
  #line: XapiLine | null = null;
  #looks = 0;
  /** What the console was told of xapi with the facts: menu items are open or shut by it. */
  #told: HostFacts['xapi'] | null = null;
  #readings = 0;

  constructor(
    private readonly options: WatchPlace,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /**
   * Reads everything a reset depends on. A reading that is overtaken by a later one tells nothing:
   * it may have begun before a change that the later one has seen.
   */
  async readFacts(): Promise<void> {
    this.#readings += 1;
    const reading = this.#readings;
    const { readHostFacts } = await operations();
    const facts = await readHostFacts(await this.options.host, this.options);
    if (reading !== this.#readings) return;
    this.#told = facts.xapi;
    this.send({ kind: 'facts', facts });
  }

  /**
   * Reads the status, and goes on watching. A look that is overtaken by another one tells nothing.
   */
  async watchStatus(): Promise<void> {
    this.stop();
    const look = this.#looks;
    const { status, facts } = await this.#readStatus();
    if (look !== this.#looks) return;
    this.send({ kind: 'status', status });
    if (this.#told !== null && this.#told !== status.xapi) await this.readFacts();
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
      line,
    };
    this.#goOn(looked);
    await this.#tryAround(looked);
  }

  /**
   * Tries gateway, name servers and coordinator: only where the host itself is well, and somebody
   * can look.
   */
  async #tryAround({ look, well }: Looked): Promise<void> {
    const opened = await this.options.host;
    const pool = parsePoolConf(await opened.files.read(hostPaths.poolConf));
    const checks =
      well && opened.kind !== 'tree'
        ? await (await startup()).probe(opened, whateverIsSet, pool)
        : [];
    if (look === this.#looks)
      this.send({ kind: 'unreachable', checks: checks.filter(({ ok }) => !ok) });
  }

  /** The host's uuid; '' where its inventory does not tell. */
  async hostUuid(): Promise<string> {
    const { files } = await this.options.host;
    return inventoryOf(await files.read(hostPaths.inventory)).installationUuid;
  }

  /** Looks no more. */
  stop(): void {
    clearTimeout(this.#next);
    this.#line?.close();
    this.#line = null;
    this.#looks += 1;
  }

  /**
   * `felt`: how often the fingerprint was the same since the look. `listen`: whether xapi is heard
   * hanging up; not right after it has done so and was well all the same.
   */
  #goOn(looked: Looked, felt = 0, listen = true): void {
    this.#next = setTimeout(
      () => {
        void this.#check(looked, felt, false);
      },
      looked.well ? checkMs : troubleMs,
    ).unref();
    if (looked.well && listen && this.options.xapi === null) looked.line.hold();
  }

  async #check(looked: Looked, felt: number, hungUp: boolean): Promise<void> {
    clearTimeout(this.#next);
    const xapi = await looked.line.greet();
    const { fingerprintNow } = await host();
    if (looked.look !== this.#looks) return;
    const { nics } = await this.options.host;
    const same = fingerprintNow(nics.signs(looked.devices), xapi) === looked.fingerprint;
    if (same && looked.well && (felt + 1) % aroundEvery === 0) void this.#tryAround(looked);
    if (same && (looked.well || felt + 1 < fullCheckEvery)) this.#goOn(looked, felt + 1, !hungUp);
    else await this.watchStatus();
  }

  async #readStatus(): Promise<{ readonly status: HostStatus; readonly facts: HostFacts }> {
    const { readStatus } = await operations();
    const { readStartupState } = await host();
    const opened = await this.options.host;
    return readStatus(opened, this.options, ({ profile }) =>
      readStartupState(opened.files, profile.triggerPath),
    );
  }
}
