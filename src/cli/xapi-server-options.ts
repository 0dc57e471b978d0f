import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { poolDatabasePath, xapiSocketPath } from '../model/index.js';
import type { UsageIssue } from '../text/index.js';
import { serverWords, usageText } from '../text/index.js';

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

/** What the command line asks for, or every error in it, one line each. */
export type ServerCommand =
  | { readonly kind: 'serve'; readonly options: ServerArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly issues: readonly string[] };

const VALUES = [
  'root',
  'database',
  'socket',
  'listen',
  'password-file',
  'allow-origin',
  'pool-port',
] as const;
type ValueName = (typeof VALUES)[number];

function valueName(name: string): ValueName | undefined {
  return VALUES.find((known) => known === name);
}

/** `HOST:PORT` or `[IPv6]:PORT`; null for anything else. */
function parseListen(text: string): { readonly host: string; readonly port: number } | null {
  const found = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(text);
  const host = found?.[1] ?? found?.[2];
  const port = Number(found?.[3]);
  return host === undefined || port > 65_535 ? null : { host, port };
}

/**
 * A port number from 1 to 65535; null for anything else. 0 is refused, because the other hosts must
 * know the port beforehand.
 */
function parsePort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/**
 * Reads the command line. Defaults follow the root, which is `$XSCONSOLE_ROOT` or `/` unless given.
 */
export function readServerArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ServerCommand {
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      root: { type: 'string' },
      database: { type: 'string' },
      socket: { type: 'string' },
      listen: { type: 'string' },
      'password-file': { type: 'string' },
      'allow-origin': { type: 'string' },
      'pool-port': { type: 'string' },
      help: { type: 'boolean' },
      version: { type: 'boolean' },
    },
    // Not strict, so that we can report all errors at once and in the same words as the other
    // programs.
    strict: false,
    tokens: true,
  });
  const given = new Map<ValueName, string>();
  const issues: string[] = [];
  const wrong = (issue: UsageIssue): void => {
    issues.push(usageText(issue));
  };
  const asked = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') issues.push(serverWords.stray(token.value));
    if (token.kind !== 'option') continue;
    const name = valueName(token.name);
    if (name !== undefined) {
      if (token.value === undefined) wrong({ code: 'option.needsValue', option: token.rawName });
      else if (token.value === '') wrong({ code: 'value.empty', option: token.rawName });
      else given.set(name, token.value);
    } else if (token.name !== 'help' && token.name !== 'version')
      wrong({ code: 'option.unknown', option: token.rawName });
    else if (token.value !== undefined)
      wrong({ code: 'option.takesNoValue', option: token.rawName });
    else asked.add(token.name);
  }
  if (issues.length > 0) return { kind: 'wrong', issues };
  if (asked.has('help')) return { kind: 'help' };
  if (asked.has('version')) return { kind: 'version' };
  const address = given.get('listen');
  const listen = address === undefined ? null : parseListen(address);
  if (address !== undefined && listen === null)
    return { kind: 'wrong', issues: [serverWords.badListen(address)] };
  const port = given.get('pool-port');
  const poolPort = port === undefined ? null : parsePort(port);
  if (port !== undefined && poolPort === null)
    return { kind: 'wrong', issues: [serverWords.badPoolPort(port)] };
  const root = resolve(given.get('root') ?? (environment['XSCONSOLE_ROOT'] || '/'));
  const passwordFile = given.get('password-file');
  return {
    kind: 'serve',
    options: {
      root,
      database: resolve(given.get('database') ?? join(root, poolDatabasePath)),
      socket: resolve(given.get('socket') ?? join(root, xapiSocketPath)),
      listen,
      passwordFile: passwordFile === undefined ? null : resolve(passwordFile),
      poolPort,
      allowOrigin: given.get('allow-origin') ?? null,
    },
  };
}
