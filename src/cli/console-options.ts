import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenOptions } from '../effects/index.js';

/** What `xsconsole` was asked for. */
export type ConsoleCall =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'open'; readonly options: OpenOptions };

/**
 * The embedded host's folder when none is named: state that is kept between runs (XDG base
 * directories).
 */
function defaultTree(env: NodeJS.ProcessEnv): string {
  const state = env['XDG_STATE_HOME'];
  // The specification says that a relative path there is to be ignored.
  return join(
    state?.startsWith('/') === true ? state : join(homedir(), '.local/state'),
    'xsconsole/embedded-host',
  );
}

/**
 * `--embedded` may stand alone or before a folder; parseArgs knows no optional values, so the two
 * forms get two names.
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
  profile: { type: 'string' },
  xapi: { type: 'string' },
  ascii: { type: 'boolean' },
  mono: { type: 'boolean' },
  line: { type: 'boolean' },
  'quiet-clock': { type: 'boolean' },
  'escape-delay': { type: 'string' },
  baud: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** A number in its limits; null when none is given, undefined when it is none. */
function wholeNumber(
  text: string | undefined,
  least: number,
  most: number,
): number | null | undefined {
  if (text === undefined) return null;
  const number = /^\d{1,7}$/u.test(text) ? Number(text) : 0;
  return number >= least && number <= most ? number : undefined;
}

/** Reads the command line. Never throws; what is wrong comes back as one line. */
export function readConsoleCall(args: readonly string[], env: NodeJS.ProcessEnv): ConsoleCall {
  try {
    const { values } = parseArgs({ args: splitEmbedded(args), options: known, strict: true });
    if (values.help === true) return { kind: 'help' };
    if (values.version === true) return { kind: 'version' };
    const {
      profile = null,
      root = env['XSCONSOLE_ROOT'] || '/',
      xapi = null,
      ascii = false,
      mono = false,
      fresh = false,
    } = values;
    if (profile !== null && profile !== 'classic' && profile !== 'networkd') {
      return { kind: 'wrong', why: `--profile is "classic" or "networkd", not "${profile}".` };
    }
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
    return {
      kind: 'open',
      options: {
        root: tree ?? root,
        embedded: tree !== null,
        fresh,
        profile,
        xapi,
        ascii,
        mono,
        line: values.line === true,
        quietClock: values['quiet-clock'] === true,
        escapeDelay,
        baud,
      },
    };
  } catch (error) {
    return {
      kind: 'wrong',
      why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    };
  }
}
