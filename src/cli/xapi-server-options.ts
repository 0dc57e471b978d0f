import { join, resolve } from 'node:path';
import { poolDatabasePath, xapiSocketPath } from '../model/index.js';
import type { UsageIssue } from '../text/index.js';
import { helpOptions, scanOptions, valued, type GivenOptions } from './option-scan.js';
import { numberIn, rootOf, withoutHost, type ReadValue } from './option-values.js';

/** What xapi-server serves, and where. All paths are paths of this machine. */
export interface ServerArguments {
  readonly root: string;
  readonly database: string;
  readonly socket: string;
  /** null: no TCP. */
  readonly listen: { readonly host: string; readonly port: number } | null;
  readonly passwordFile: string | null;
  /** The port on which the hosts of an embedded pool reach each other; null: they do not. */
  readonly poolPort: number | null;
  /** The origin whose web pages may read the answers; null for no origin. */
  readonly allowOrigin: string | null;
}

/** What the command line asks for, or every error in it. */
export type ServerCommand =
  | { readonly kind: 'serve'; readonly options: ServerArguments }
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'wrong'; readonly issues: readonly UsageIssue[] };

/** Every option, in the order of the help. */
export const serverOptions = [
  valued('root'),
  valued('database'),
  valued('socket'),
  valued('listen'),
  valued('password-file'),
  valued('allow-origin'),
  valued('pool-port'),
  ...helpOptions,
] as const;

type ListenAddress = NonNullable<ServerArguments['listen']>;

/** Reads `HOST:PORT` or `[IPv6]:PORT`; null when it was not given or has an empty value. */
function listenIn(given: GivenOptions<'listen'>): ReadValue<ListenAddress | null> {
  const value = given.get('listen') ?? '';
  if (value === '') return { value: null, issues: [] };
  const found = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(value);
  const host = found?.[1] ?? found?.[2];
  const port = Number(found?.[3]);
  return host === undefined || port > 65_535
    ? { value: null, issues: [{ code: 'value.notHostAndPort', option: '--listen', value }] }
    : { value: { host, port }, issues: [] };
}

/**
 * Reads the command line. Defaults follow the root, which is `$XSCONSOLE_ROOT` or `/` unless given.
 */
export function readServerArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ServerCommand {
  const { given, issues } = scanOptions(args, serverOptions);
  const asked = withoutHost(given);
  if (asked !== null) return { kind: asked };
  const listen = listenIn(given);
  // 0 is refused: the other hosts must know the port beforehand.
  const poolPort = numberIn(given, 'pool-port', null, [1, 65_535]);
  const wrong = [...issues, ...listen.issues, ...poolPort.issues];
  if (wrong.length > 0) return { kind: 'wrong', issues: wrong };
  const root = rootOf(given.get('root'), environment);
  const passwordFile = given.get('password-file') ?? null;
  return {
    kind: 'serve',
    options: {
      root,
      database: resolve(given.get('database') ?? join(root, poolDatabasePath)),
      socket: resolve(given.get('socket') ?? join(root, xapiSocketPath)),
      listen: listen.value,
      passwordFile: passwordFile === null ? null : resolve(passwordFile),
      poolPort: poolPort.value,
      allowOrigin: given.get('allow-origin') ?? null,
    },
  };
}
