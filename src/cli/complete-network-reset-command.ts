import { finish, type Result, type XapiPlaceError } from '../model/index.js';
import type { StartupEvent, StartupOutcome } from '../reset/index.js';
import {
  completeResetHelp,
  completeResetWords as words,
  noSuchRoot,
  refusedBy,
  usageText,
  verificationLines,
  wrongUsage,
} from '../text/index.js';
import type { CommandIo } from './command-io.js';
import {
  readCompleteResetCall,
  type CompleteResetOptions,
} from './complete-network-reset-options.js';
import { eventTeller } from './event-teller.js';
import { placeNotUsed } from './xapi-place.js';

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
  switch (call.kind) {
    case 'wrong':
      for (const line of wrongUsage('complete-network-reset', call.issues.map(usageText)))
        io.err(line);
      return 2;
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
  if (!host.isThere(options.root)) {
    io.err(refusedBy('complete-network-reset', noSuchRoot(options.root)));
    return 1;
  }
  const opened = await host.open(options);
  if (!opened.ok) {
    const { lines, status } = placeNotUsed('complete-network-reset', opened.error);
    for (const line of lines) io.err(line);
    return status;
  }
  const tell = eventTeller((level, line) => {
    io[level === 'error' ? 'err' : 'out'](line);
  });
  const outcome = await finish(opened.value, (event) => {
    tell(event);
    if (event.kind === 'completed') io.out(...verificationLines(event.report));
  });
  if (outcome.result === 'nothing') io.out(words.nothingToDo);
  return outcome.result === 'failed' ? 1 : 0;
}
