import { parseArgs } from 'node:util';
import {
  asTyped,
  errorWords,
  type Result,
  type XapiPlaceError,
  type XapiWish,
} from '../model/index.js';
import type { StartupEvent, StartupOutcome } from '../reset/index.js';
import {
  completeResetHelp,
  noTriggerText,
  startupEventText,
  verificationLines,
  xapiPlaceErrorText,
} from '../text/index.js';
import type { CommandIo } from './command-io.js';
import { xapiOptions, xapiWish } from './xapi-place.js';

/** What the command line asks for. */
export interface CompleteResetOptions {
  readonly root: string;
  /** null: use the host's own socket below the root. */
  readonly xapi: XapiWish | null;
  /** Wait without limit, until the host's own xapi has done its part or XAPI answers. */
  readonly wait: boolean;
}

/** What the main program hands to the command. */
export interface CompletingHost {
  /** Name and version of the program. */
  readonly version: string;
  /** Whether the root is a folder. */
  readonly isThere: (root: string) => boolean;
  /**
   * Opens the ports and answers the start-up sequence, or says why it does not use the XenAPI that
   * was named.
   */
  open(
    options: CompleteResetOptions,
  ): Promise<Result<AsyncGenerator<StartupEvent, StartupOutcome>, XapiPlaceError>>;
}

/** What the command line asks for, or what is wrong with it. */
type Asked =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'complete'; readonly options: CompleteResetOptions };

/**
 * Runs the command: prints each step and the report. The exit status is 0 for done or nothing to
 * do, 1 for failed, 2 for wrong usage.
 */
export async function completeNetworkResetCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  io: Pick<CommandIo, 'out' | 'err'>,
  host: CompletingHost,
): Promise<0 | 1 | 2> {
  const asked = readOptions(args, environment);
  const wrong = (why: string): 2 => {
    io.err(`${why} Try ${asTyped('complete-network-reset')} --help.`);
    return 2;
  };
  switch (asked.kind) {
    case 'wrong':
      return wrong(asked.why);
    case 'help':
      io.out(...completeResetHelp);
      return 0;
    case 'version':
      io.out(host.version);
      return 0;
    case 'complete':
      break;
  }
  const { options } = asked;
  if (!host.isThere(options.root)) {
    io.err(`--root: there is no folder ${options.root}.`);
    return 1;
  }
  const opened = await host.open(options);
  if (!opened.ok) {
    const why = xapiPlaceErrorText(opened.error);
    if (opened.error.kind === 'usage') return wrong(why);
    io.err(`complete-network-reset: ${why}`);
    return 1;
  }
  const events = opened.value;
  for (;;) {
    const next = await events.next();
    if (next.done === true) return end(next.value, io);
    const line = startupEventText(next.value);
    if (line === null) continue;
    if (next.value.kind === 'failed') io.err(line);
    else io.out(line);
    if (next.value.kind === 'completed') io.out(...verificationLines(next.value.report));
  }
}

function end(outcome: StartupOutcome, io: Pick<CommandIo, 'out' | 'err'>): 0 | 1 {
  if (outcome.result === 'nothing') io.out(noTriggerText);
  return outcome.result === 'failed' ? 1 : 0;
}

const known = {
  root: { type: 'string' },
  ...xapiOptions,
  wait: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Asked {
  try {
    const { values } = parseArgs({ args: [...args], options: known, allowPositionals: false });
    if (values.help === true) return { kind: 'help' };
    if (values.version === true) return { kind: 'version' };
    if (values.root === '')
      return { kind: 'wrong', why: '--root is empty: give a value, or leave the option out.' };
    const xapi = xapiWish(values);
    if (typeof xapi === 'string') return { kind: 'wrong', why: xapi };
    const { wait = false } = values;
    return {
      kind: 'complete',
      options: { root: values.root ?? (environment['XSCONSOLE_ROOT'] || '/'), xapi, wait },
    };
  } catch (error) {
    return {
      kind: 'wrong',
      why: errorWords(error).split('\n')[0] ?? '',
    };
  }
}
