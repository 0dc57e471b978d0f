import type { Result, XapiPlaceError } from '../model/index.js';
import type { StartupEvent, StartupOutcome } from '../reset/index.js';
import {
  completeResetHelp,
  completeResetWords as words,
  noSuchRoot,
  startupEventText,
  usageText,
  verificationLines,
  wrongUsage,
  xapiPlaceErrorText,
} from '../text/index.js';
import type { CommandIo } from './command-io.js';
import {
  readCompleteResetCall,
  type CompleteResetOptions,
} from './complete-network-reset-options.js';

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
  const call = readCompleteResetCall(args, environment);
  const wrong = (...complaints: readonly string[]): 2 => {
    for (const line of wrongUsage('complete-network-reset', complaints)) io.err(line);
    return 2;
  };
  const refused = (why: string): 1 => {
    io.err(words.refused(why));
    return 1;
  };
  switch (call.kind) {
    case 'wrong':
      return wrong(...call.issues.map(usageText));
    case 'help':
      io.out(...completeResetHelp);
      return 0;
    case 'version':
      io.out(host.version);
      return 0;
    case 'complete':
      break;
  }
  const { options } = call;
  if (!host.isThere(options.root)) return refused(noSuchRoot(options.root));
  const opened = await host.open(options);
  if (!opened.ok) {
    const why = xapiPlaceErrorText(opened.error);
    return opened.error.kind === 'usage' ? wrong(why) : refused(why);
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
  if (outcome.result === 'nothing') io.out(words.nothingToDo);
  return outcome.result === 'failed' ? 1 : 0;
}
