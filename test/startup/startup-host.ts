import { dryRunMachine, createTree, startNetwork } from '../../src/embedded/index.js';
import { openResets, openTree } from '../../src/host/index.js';
import { embeddedAt, durableFiles } from '../support/host/hosts.js';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finish } from '../../src/model/index.js';
import type { StartupEvent, StartupOutcome } from '../../src/reset/index.js';
import { completeNetworkReset, startupPorts, type StartupPorts } from '../../src/startup/index.js';
import { startupErrorText } from '../../src/text/index.js';
import { createXapi, type Xapi } from '../../src/xapi/index.js';
import {
  asMap,
  type WireRecord,
  type WireValue,
  type XenApiClient,
} from '../../src/xenapi/index.js';
import { copyTree } from '../support/host/copy-tree.js';
import { keep, kept, toBeKept } from '../support/run/kept.js';
import { whole } from '../support/disk/whole.js';

/** The uuid of the embedded host's own row. */
const thisHostUuid = '5f0d5e0e-8a51-4b0e-9d8a-7a1f6c1e2b34';
export const triggerPath = 'var/tmp/network-reset';

/**
 * Breaks a call before (`instead`) or after (`afterwards`) the server has carried it out; null lets
 * it be.
 */
export type CallBreaker = (method: string) => 'instead' | 'afterwards' | null;

/**
 * The real server on a tree of its own, as the sequence meets it after a reboot. Calls go in
 * without a socket.
 */
export class StartupHost {
  readonly calls: string[] = [];
  breaksCall: CallBreaker = () => null;
  /** Answers a call in the server's place; null lets it be. */
  instead: (method: string) => WireValue | null = () => null;
  private constructor(
    readonly dir: string,
    private xapi: Xapi,
  ) {}

  static async open(): Promise<StartupHost> {
    return StartupHost.#copyOf(kept('started-host') ?? keep('started-host', await startedHost()));
  }

  /** The same host once more, from its files. */
  again(): Promise<StartupHost> {
    return StartupHost.#copyOf(this.dir);
  }

  static async #copyOf(tree: string): Promise<StartupHost> {
    const dir = await mkdtemp(join(tmpdir(), 'startup-'));
    // At once: a promise for each file costs six times as much.
    copyTree(tree, dir);
    return new StartupHost(dir, await load(dir));
  }

  async close(): Promise<void> {
    await this.xapi.close();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** xapi killed and started again: what it had flushed is what it knows. */
  async restart(): Promise<void> {
    await this.xapi.close();
    this.xapi = await load(this.dir);
  }

  trigger(text: string): Promise<void> {
    return writeFile(join(this.dir, triggerPath), text);
  }

  /** A file of the tree; null when it is not there. */
  async file(path: string): Promise<string | null> {
    return readFile(join(this.dir, path), 'utf8').catch(() => null);
  }

  client(): XenApiClient {
    return {
      target: { socketPath: '' },
      name: 'host',
      call: async (method, params) => {
        const broken = this.breaksCall(method);
        if (!method.startsWith('session.')) this.calls.push(method);
        if (broken === 'instead')
          return {
            ok: false,
            error: { kind: 'transport', code: 'closed', detail: 'broken by the test' },
          };
        const given = this.instead(method);
        if (given !== null) return { ok: true, value: given };
        const answer = await this.xapi.dispatch(method, params, { transport: 'unix' });
        if (broken === 'afterwards')
          return {
            ok: false,
            error: { kind: 'transport', code: 'closed', detail: 'broken by the test' },
          };
        return answer.ok
          ? { ok: true, value: whole(answer.value) }
          : { ok: false, error: { kind: 'api', ...answer.error } };
      },
    };
  }

  async complete(
    change: Partial<StartupPorts> = {},
  ): Promise<{ readonly events: readonly StartupEvent[]; readonly outcome: StartupOutcome }> {
    const sequence = completeNetworkReset({
      ...(await startupPorts(
        await embeddedAt(this.dir),
        await openResets({ root: this.dir, machine: dryRunMachine() }),
        this.client(),
        'ask',
        startupErrorText,
      )),
      pause: () => Promise.resolve(),
      ...change,
    });
    const events: StartupEvent[] = [];
    return { outcome: await finish(sequence, (event) => events.push(event)), events };
  }

  /** Every record of a class, from the server itself. */
  async records(className: string): Promise<ReadonlyMap<string, WireRecord>> {
    return new Map(
      Object.entries(asMap(await this.call(`${className}.get_all_records`, []))).map(
        ([ref, record]) => [ref, asMap(record)],
      ),
    );
  }

  /** host.reset_networking of the other host, so that nobody's PIFs but this host's are left. */
  async forgetOtherHost(): Promise<void> {
    const other =
      [...(await this.records('host'))].find(
        ([, record]) => record['uuid'] !== thisHostUuid,
      )?.[0] ?? '';
    await this.call('host.reset_networking', [other]);
  }

  /** This host's PIFs. */
  async pifs(): Promise<readonly WireRecord[]> {
    const host = [...(await this.records('host'))].find(
      ([, record]) => record['uuid'] === thisHostUuid,
    )?.[0];
    return [...(await this.records('PIF')).values()].filter((pif) => pif['host'] === host);
  }

  /** A call as root that must succeed. */
  async call(method: string, params: readonly WireValue[]): Promise<WireValue> {
    const login = await this.xapi.dispatch(
      'session.login_with_password',
      ['root', '', '1.1', 'test'],
      { transport: 'unix' },
    );
    const answer = await this.xapi.dispatch(method, [login.ok ? login.value : '', ...params], {
      transport: 'unix',
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return whole(answer.value);
  }
}

/** The tree of a host with its network. It is made once in a run, then copied. */
async function startedHost(): Promise<string> {
  const dir = toBeKept();
  await createTree(dir, { profile: 'networkd', fresh: false });
  await startNetwork(await openTree(dir));
  return dir;
}

async function load(dir: string): Promise<Xapi> {
  const xapi = await createXapi({
    host: await embeddedAt(dir),
    durable: await durableFiles(),
    databasePath: join(dir, 'var/lib/xcp/state.db'),
  });
  if (!xapi.ok) throw new Error(JSON.stringify(xapi.error));
  return xapi.value;
}
