import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { poolSizes, type XapiWish, errorWords } from '../model/index.js';
import type { OpenOptions, PoolOptions } from '../effects/index.js';
import { xapiOptions, xapiWish } from './xapi-place.js';

/** What the command line of `xsconsole` asks for. */
export type ConsoleCall =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly why: string }
  | {
      readonly kind: 'open';
      readonly options: Omit<OpenOptions, 'xapi'>;
      /** null: use the host's own socket. */
      readonly xapi: XapiWish | null;
    };

/**
 * The embedded host's folder when the operator names none: the XDG folder for state that is kept
 * between runs.
 */
function defaultTree(env: NodeJS.ProcessEnv): string {
  const state = env['XDG_STATE_HOME'];
  // The XDG specification says to ignore a relative path here.
  return join(
    state?.startsWith('/') === true ? state : join(homedir(), '.local/state'),
    'xsconsole/embedded-host',
  );
}

/**
 * `--embedded` takes an optional folder. parseArgs knows no optional values, so we give the two
 * forms two names.
 */
function splitEmbedded(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    const next = args[index + 1];
    if (arg === '--embedded')
      return next === undefined || next.startsWith('-')
        ? ['--embedded']
        : [`--embedded-in=${next}`];
    if (arg.startsWith('--embedded=')) return [`--embedded-in=${arg.slice('--embedded='.length)}`];
    return args[index - 1] === '--embedded' && !arg.startsWith('-') ? [] : [arg];
  });
}

const known = {
  root: { type: 'string' },
  embedded: { type: 'boolean' },
  'embedded-in': { type: 'string' },
  fresh: { type: 'boolean' },
  'network-backend': { type: 'string' },
  pool: { type: 'string' },
  as: { type: 'string' },
  profile: { type: 'string' },
  ...xapiOptions,
  ascii: { type: 'boolean' },
  mono: { type: 'boolean' },
  line: { type: 'boolean' },
  'quiet-clock': { type: 'boolean' },
  'escape-delay': { type: 'string' },
  baud: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/**
 * Reads a number within its limits. Answers null when none is given, undefined when the text is not
 * such a number.
 */
function wholeNumber(
  text: string | undefined,
  least: number,
  most: number,
): number | null | undefined {
  if (text === undefined) return null;
  const number = /^\d{1,7}$/u.test(text) ? Number(text) : 0;
  return number >= least && number <= most ? number : undefined;
}

/**
 * The embedded pool that the options name, or null for none. A text says what is wrong with the
 * options.
 */
function poolOf(
  values: { readonly pool?: string | undefined; readonly as?: string | undefined },
  tree: string | null,
): PoolOptions | null | string {
  if (values.pool === undefined && values.as === undefined) return null;
  if (tree === null) return '--pool and --as name embedded hosts, so they go with --embedded only.';
  const { least, most } = poolSizes;
  const size = wholeNumber(values.pool, least, most);
  if (size === undefined)
    return `--pool is a number of hosts from ${least} to ${most}, not "${values.pool ?? ''}".`;
  const as = wholeNumber(values.as, 1, size ?? most);
  if (as === undefined)
    return `--as is the number of a host from 1 to ${size ?? most}, not "${values.as ?? ''}".`;
  return { dir: tree, size, as: as ?? 1 };
}

/**
 * Reads the command line. Never throws: a wrong command line comes back as one line that says why.
 */
export function readConsoleCall(args: readonly string[], env: NodeJS.ProcessEnv): ConsoleCall {
  try {
    const { values } = parseArgs({ args: splitEmbedded(args), options: known, strict: true });
    if (values.help === true) return { kind: 'help' };
    if (values.version === true) return { kind: 'version' };
    const {
      profile = null,
      root = env['XSCONSOLE_ROOT'] || '/',
      ascii = false,
      mono = false,
      fresh = false,
    } = values;
    if (profile !== null && profile !== 'classic' && profile !== 'networkd') {
      return { kind: 'wrong', why: `--profile is "classic" or "networkd", not "${profile}".` };
    }
    const xapi = xapiWish(values);
    if (typeof xapi === 'string') return { kind: 'wrong', why: xapi };
    const [escapeDelay, baud] = [
      wholeNumber(values['escape-delay'], 1, 10_000),
      wholeNumber(values.baud, 50, 4_000_000),
    ];
    if (escapeDelay === undefined)
      return {
        kind: 'wrong',
        why:
          '--escape-delay is a number of milliseconds from 1 to 10000, not ' +
          `"${values['escape-delay'] ?? ''}".`,
      };
    if (baud === undefined)
      return {
        kind: 'wrong',
        why: `--baud is a number of bits a second from 50 to 4000000, not "${values.baud ?? ''}".`,
      };
    const tree = values['embedded-in'] ?? (values.embedded === true ? defaultTree(env) : null);
    if (tree === '' || root === '')
      return {
        kind: 'wrong',
        why: `${tree === '' ? '--embedded' : '--root'} needs the name of a folder.`,
      };
    if (tree !== null && values.root !== undefined)
      return {
        kind: 'wrong',
        why: '--root and --embedded name two different hosts; give one of them.',
      };
    if (tree === null && fresh)
      return {
        kind: 'wrong',
        why: '--fresh makes a new embedded host, so it goes with --embedded only.',
      };
    const backEnd = values['network-backend'];
    if (backEnd !== undefined && tree === null)
      return {
        kind: 'wrong',
        why: '--network-backend is for a new embedded host, so it goes with --embedded only.',
      };
    if (backEnd !== undefined && backEnd !== 'bridge' && backEnd !== 'openvswitch')
      return {
        kind: 'wrong',
        why: `--network-backend is "bridge" or "openvswitch", not "${backEnd}".`,
      };
    const pool = poolOf(values, tree);
    if (typeof pool === 'string') return { kind: 'wrong', why: pool };
    return {
      kind: 'open',
      options: {
        root: pool === null ? (tree ?? root) : join(pool.dir, String(pool.as)),
        ...(pool === null ? {} : { pool }),
        embedded: tree !== null,
        fresh,
        profile,
        ...(backEnd === undefined ? {} : { backEnd }),
        ascii,
        mono,
        line: values.line === true,
        quietClock: values['quiet-clock'] === true,
        escapeDelay,
        baud,
      },
      xapi,
    };
  } catch (error) {
    return {
      kind: 'wrong',
      why: errorWords(error).split('\n')[0] ?? '',
    };
  }
}
