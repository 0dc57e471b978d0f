import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openEmbeddedPool,
  type EmbeddedEvent,
  type EmbeddedHost,
} from '../../../src/embedded/index.js';
import {
  asMap,
  connect,
  openSession,
  type WireRecord,
  type WireValue,
} from '../../../src/xenapi/index.js';
import { poolFaults } from './pool-check.js';
import { programPath, runProgram, type ProgramEnd } from '../run/program.js';

/** One host of a test pool. */
export interface PoolHost {
  readonly dir: string;
  readonly embedded: EmbeddedHost;
  /** A file of its tree; '' where there is none. */
  text(path: string): Promise<string>;
  /** A call over its unix socket, with root's session; throws where XenAPI refuses. */
  call(method: string, ...params: readonly WireValue[]): Promise<WireValue>;
  /** The code of the error the call ends with; '' when it succeeds. */
  code(method: string, ...params: readonly WireValue[]): Promise<string>;
  /** Whether its xapi answers. */
  answers(): Promise<boolean>;
  records(className: string): Promise<readonly WireRecord[]>;
  /** Resolves when its xapi has said a line that matches, since the last wait. */
  says(line: RegExp): Promise<void>;
}

let pool: readonly EmbeddedHost[] = [];
let folder = '';

/**
 * Makes a pool and boots its first `running` hosts, the coordinator first. `endPool` ends it. A
 * host that stays off has its tree and its rows in the database.
 */
export async function newPool(size: number, running = size): Promise<readonly PoolHost[]> {
  folder = await mkdtemp(join(tmpdir(), 'pool-'));
  const opened = await openEmbeddedPool({
    dir: join(folder, 'pool'),
    size,
    serverProgram: programPath('xapi-server'),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  pool = opened.value;
  const hosts = pool.map(poolHost);
  hostsOfPool = hosts;
  await pool[0]?.boot();
  await Promise.all(pool.slice(1, running).map((host) => host.boot()));
  return hosts;
}

let hostsOfPool: readonly PoolHost[] = [];

/** What is not sound in the whole database of each host that works as coordinator. */
async function faultsOfPool(): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const host of hostsOfPool)
    if ((await host.text('etc/xensource/pool.conf')).startsWith('master') && (await host.answers()))
      faults.push(...(await poolFaults(host)));
  return faults;
}

/** Between two stories of one pool: its databases must be sound. */
export async function checkPool(): Promise<void> {
  expect(await faultsOfPool()).toEqual([]);
}

/** Ends the pool, all its processes and files. Before that its databases must be sound. */
export async function endPool(): Promise<void> {
  const faults = await faultsOfPool();
  hostsOfPool = [];
  await Promise.all(pool.map((host) => host.close()));
  pool = [];
  if (folder !== '') await rm(folder, { recursive: true, force: true });
  folder = '';
  expect(faults).toEqual([]);
}

/** Runs `xe-reset-networking` on a host of the pool. */
export const poolCommand = (host: PoolHost, ...args: readonly string[]): Promise<ProgramEnd> =>
  runProgram('xe-reset-networking', ['--root', host.dir, ...args]);

async function outcomeAt(dir: string, method: string, params: readonly WireValue[]) {
  const session = await openSession(connect({ socketPath: join(dir, 'var/lib/xcp/xapi') }));
  if (!session.ok) return session;
  const answer = await session.value.call(method, params);
  await session.value.close();
  return answer;
}

/** Calls that must succeed, as root on the XAPI of the host in this folder. */
export function callsAt(dir: string): Pick<PoolHost, 'call'> {
  return {
    call: async (method, ...params) => {
      const answer = await outcomeAt(dir, method, params);
      if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
  };
}

function poolHost(embedded: EmbeddedHost): PoolHost {
  const { dir } = embedded;
  const unread: string[] = [];
  let wake = (): void => undefined;
  embedded.onEvent((event: EmbeddedEvent) => {
    if (event.kind === 'line') unread.push(event.text);
    wake();
  });
  const outcome = (method: string, params: readonly WireValue[]) => outcomeAt(dir, method, params);
  const { call } = callsAt(dir);
  return {
    dir,
    embedded,
    text: (path) => readFile(join(dir, path), 'utf8').catch(() => ''),
    call,
    code: async (method, ...params) => {
      const answer = await outcome(method, params);
      if (answer.ok) return '';
      return answer.error.code;
    },
    answers: async () => (await outcome('pool.get_all', [])).ok,
    records: async (className) =>
      Object.values(asMap(await call(`${className}.get_all_records`))).map(asMap),
    says: async (line) => {
      for (;;) {
        const at = unread.findIndex((text) => line.test(text));
        if (at >= 0) {
          unread.splice(0, at + 1);
          return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
