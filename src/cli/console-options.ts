import { homedir } from 'node:os';
import { join } from 'node:path';
import { poolSizes, type NamedXapi } from '../model/index.js';
import type { OpenOptions, PoolOptions } from '../effects/index.js';
import type { UsageIssue } from '../text/index.js';
import { flag, helpOptions, scanOptions, valued, type GivenOptions } from './option-scan.js';
import {
  choiceIn,
  clash,
  numberIn,
  onlyWith,
  profileIn,
  rootOf,
  withoutHost,
  type ReadValue,
} from './option-values.js';
import { xapiIssues, xapiOptions, namedXapi } from './xapi-options.js';

/** What the command line of `xsconsole` asks for. */
export type ConsoleCall =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'wrong'; readonly issues: readonly UsageIssue[] }
  | {
      readonly kind: 'open';
      readonly options: Omit<OpenOptions, 'xapi'>;
      /** null: use the host's own socket. */
      readonly xapi: NamedXapi | null;
    };

/** Every option, in the order of the help. */
export const consoleOptions = [
  valued('root'),
  { name: 'embedded', takes: 'optionalValue' },
  flag('fresh'),
  valued('network-backend'),
  valued('pool'),
  valued('as'),
  valued('profile'),
  ...xapiOptions,
  flag('ascii'),
  flag('mono'),
  flag('line'),
  flag('quiet-clock'),
  valued('escape-delay'),
  valued('baud'),
  ...helpOptions,
] as const;

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

/** The embedded pool that the options name, or null for none. */
function poolIn(
  given: GivenOptions<'pool' | 'as'>,
  tree: string | null,
): ReadValue<PoolOptions | null> {
  if (tree === null || !(given.has('pool') || given.has('as'))) return { value: null, issues: [] };
  const { least, most } = poolSizes;
  const size = numberIn(given, 'pool', null, [least, most]);
  const as = numberIn(given, 'as', 1, [1, size.value ?? most]);
  return {
    value: { dir: tree, size: size.value, as: as.value },
    issues: [...size.issues, ...as.issues],
  };
}

/** Reads the command line. */
export function readConsoleCall(args: readonly string[], env: NodeJS.ProcessEnv): ConsoleCall {
  const { given, issues } = scanOptions(args, consoleOptions);
  const asked = withoutHost(given);
  if (asked !== null) return { kind: asked };
  const embedded = given.has('embedded');
  const tree = embedded ? (given.get('embedded') ?? defaultTree(env)) : null;
  const profile = profileIn(given);
  const backEnd = choiceIn(given, 'network-backend', ['bridge', 'openvswitch']);
  const pool = poolIn(given, tree);
  const escapeDelay = numberIn(given, 'escape-delay', null, [1, 10_000]);
  const baud = numberIn(given, 'baud', null, [50, 4_000_000]);
  const wrong = [
    ...issues,
    ...(embedded && given.has('root') ? [clash('root', 'embedded')] : []),
    ...onlyWith(given, 'embedded', ['fresh', 'network-backend', 'pool', 'as']),
    ...xapiIssues(given),
    ...[profile, backEnd, pool, escapeDelay, baud].flatMap((read) => read.issues),
  ];
  if (wrong.length > 0) return { kind: 'wrong', issues: wrong };
  return {
    kind: 'open',
    options: {
      root:
        pool.value === null
          ? (tree ?? rootOf(given.get('root'), env))
          : join(pool.value.dir, String(pool.value.as)),
      ...(pool.value === null ? {} : { pool: pool.value }),
      embedded,
      fresh: given.has('fresh'),
      profile: profile.value,
      ...(backEnd.value === null ? {} : { backEnd: backEnd.value }),
      ascii: given.has('ascii'),
      mono: given.has('mono'),
      line: given.has('line'),
      quietClock: given.has('quiet-clock'),
      escapeDelay: escapeDelay.value,
      baud: baud.value,
    },
    xapi: namedXapi(given),
  };
}
