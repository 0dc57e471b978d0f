import { embeddedAt, durableFiles } from '../support/host/hosts.js';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startNetwork } from '../../src/embedded/index.js';
import { openTree } from '../../src/host/index.js';
import { known, noNetworkDaemon, parseMac, type Nic } from '../../src/model/index.js';
import { createXapi, type Xapi, type XapiOptions } from '../../src/xapi/index.js';
import type { Database } from '../../src/xapi/database/database.js';
import {
  isWireArray,
  isWireRecord,
  type ApiError,
  type CallResult,
  type WireRecord,
  type WireValue,
} from '../../src/xenapi/index.js';
import { whole } from '../support/disk/whole.js';
import { poolFile, type Tables } from './pool-file.js';

export type { Database };

/** A XAPI on a database of its own in a temporary tree, with root's session. */
export interface TestXapi {
  readonly xapi: Xapi;
  readonly root: string;
  readonly databasePath: string;
  readonly session: string;
  readonly log: readonly string[];
  readonly raw: (method: string, ...params: readonly WireValue[]) => Promise<CallResult>;
  /** A call that must succeed. */
  readonly call: (method: string, ...params: readonly WireValue[]) => Promise<WireValue>;
  /** A call that must fail: code and parameters. */
  readonly error: (method: string, ...params: readonly WireValue[]) => Promise<readonly string[]>;
  readonly record: (table: string, ref: string) => Promise<WireRecord>;
  readonly records: (table: string) => Promise<WireRecord>;
  /** The file's text after a close. */
  readonly closed: () => Promise<string>;
  /** Closes this XAPI and goes on with another one on the same files. */
  readonly afterRestart: (body: (test: TestXapi) => Promise<void>) => Promise<void>;
}

/**
 * How the tree looks beside the database: without an inventory where it is null; `files` by path
 * below the root; `lan`: its own described network brings PIFs up.
 */
type Setting = Partial<XapiOptions> & {
  readonly inventory?: string | null;
  readonly files?: Readonly<Record<string, string>>;
  readonly lan?: boolean;
  /** Hears of the XAPI before it greets its coordinator. */
  readonly made?: (xapi: Xapi) => void;
  /** Starts the tree's network first. */
  readonly booted?: boolean;
};

export function nic(device: string, mac = '00:16:3e:00:00:10', more: Partial<Nic> = {}): Nic {
  return {
    device,
    mac: parseMac(mac),
    physical: true,
    carrier: true,
    speedMbps: 1000,
    duplex: 'full',
    driver: 'e1000',
    vendor: 'Intel',
    pciAddress: '0000:00:03.0',
    mtu: 1500,
    sriov: false,
    addresses: [],
    memberOf: null,
    bondMode: null,
    ...more,
  };
}

export const inventory = (bridge: string, uuid = 'uuid-h1') =>
  `# kept\nINSTALLATION_UUID='${uuid}'\nCONTROL_DOMAIN_UUID='c'\nMANAGEMENT_INTERFACE='` +
  `${bridge}'\nODD='a=b'\n\n`;

function must<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(what);
  return value;
}

export const asRecord = (value: WireValue | undefined): WireRecord =>
  must(value !== undefined && isWireRecord(value) ? value : null, 'not a record');
export const asList = (value: WireValue | undefined): readonly WireValue[] =>
  must(value !== undefined && isWireArray(value) ? value : null, 'not a list');
export const asText = (value: WireValue | undefined): string =>
  must(typeof value === 'string' ? value : null, 'not a text');

const description = (error: ApiError) => [error.code, ...error.params];

/** Runs `body` on a XAPI over these tables and takes everything away afterwards. */
export async function withXapi(
  tables: Tables | string,
  body: (test: TestXapi) => Promise<void>,
  setting: Setting = {},
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'xapi-'));
  try {
    const { inventory: text = inventory('xenbr0'), files = {}, ...options } = setting;
    await mkdir(join(root, 'etc'));
    await writeFile(join(root, 'state.db'), typeof tables === 'string' ? tables : poolFile(tables));
    if (text !== null) await writeFile(join(root, 'etc/xensource-inventory'), text);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    await onTree(root, body, options);
  } finally {
    await rm(root, { recursive: true });
  }
}

async function onTree(
  root: string,
  body: (test: TestXapi) => Promise<void>,
  { lan = false, made: hear, booted = false, ...options }: Omit<Setting, 'inventory' | 'files'>,
): Promise<void> {
  const databasePath = join(root, 'state.db');
  if (booted) await startNetwork(await openTree(root));
  const log: string[] = [];
  const made = await createXapi({
    host: await embeddedAt(root),
    durable: await durableFiles(),
    databasePath,
    log: (line) => log.push(line),
    nics: () => Promise.resolve(known([nic('eth0'), nic('eth1'), nic('eth2')])),
    penalty: () => Promise.resolve(),
    ...(lan ? {} : { bringUp: noNetworkDaemon }),
    ...options,
  });
  if (!made.ok) throw new Error(made.error.reason);
  const xapi = made.value;
  hear?.(xapi);
  await xapi.join();
  const local = { transport: 'unix' } as const;
  const ordinary = await xapi.dispatch('session.login_with_password', ['root', ''], local);
  // In emergency mode only a session of this host alone is to be had.
  const login = ordinary.ok
    ? ordinary
    : await xapi.dispatch('session.slave_local_login_with_password', ['root', ''], local);
  if (!login.ok) throw new Error('no session');
  const session = asText(login.value);
  const raw = async (method: string, ...params: readonly WireValue[]): Promise<CallResult> => {
    const result = await xapi.dispatch(method, [session, ...params], local);
    return result.ok ? { ok: true, value: whole(result.value) } : result;
  };
  const call = async (method: string, ...params: readonly WireValue[]) => {
    const result = await raw(method, ...params);
    if (!result.ok) throw new Error(`${method}: ${description(result.error).join(' ')}`);
    return result.value;
  };
  const error = async (method: string, ...params: readonly WireValue[]) => {
    const result = await raw(method, ...params);
    if (result.ok) throw new Error(`${method} succeeded`);
    return description(result.error);
  };
  await body({
    xapi,
    root,
    databasePath,
    session,
    log,
    raw,
    call,
    error,
    record: async (table, ref) => asRecord(await call(`${table}.get_record`, ref)),
    records: async (table) => asRecord(await call(`${table}.get_all_records`)),
    closed: async () => {
      expect(await xapi.close()).toBeNull();
      return readFile(databasePath, 'utf8');
    },
    afterRestart: async (again) => {
      expect(await xapi.close()).toBeNull();
      await onTree(root, again, {
        lan,
        booted,
        ...(hear === undefined ? {} : { made: hear }),
        ...options,
      });
    },
  });
  await xapi.close();
}
