import { parseArgs } from 'node:util';
import type { StartupEvent, StartupOutcome } from '../reset/index.js';
import { completeResetHelp, noTriggerText, startupEventText, verificationLines } from '../text/index.js';
import type { CommandIo } from './command-io.js';

/** What the command line asks for. */
export interface CompleteResetOptions {
  readonly root: string;
  /** Socket path or URL; null: the host's own socket below the root. */
  readonly xapi: string | null;
}

/** Where the sequence comes from: the composition root opens the ports. */
export type Complete = (options: CompleteResetOptions) => AsyncGenerator<StartupEvent, StartupOutcome>;

/** The command: prints each step and the report. Exit status 0 done or nothing to do, 1 failed, 2 wrong usage. */
export async function completeNetworkResetCommand(args: readonly string[], environment: Readonly<Record<string, string | undefined>>, io: CommandIo, complete: Complete): Promise<0 | 1 | 2> {
  const options = readOptions(args, environment);
  if (typeof options === 'string') {
    io.err(`${options} Try complete-network-reset --help.`);
    return 2;
  }
  if (options === null) {
    for (const line of completeResetHelp) io.out(line);
    return 0;
  }
  const events = complete(options);
  for (;;) {
    const next = await events.next();
    if (next.done === true) return end(next.value, io);
    const line = startupEventText(next.value);
    if (line === null) continue;
    if (next.value.kind === 'failed') io.err(line);
    else io.out(line);
  }
}

function end(outcome: StartupOutcome, io: CommandIo): 0 | 1 {
  if (outcome.result === 'nothing') io.out(noTriggerText);
  if (outcome.result === 'completed') for (const line of verificationLines(outcome.report)) io.out(line);
  return outcome.result === 'failed' ? 1 : 0;
}

/** null: help is wanted. A text: what is wrong. */
function readOptions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): CompleteResetOptions | string | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { root: { type: 'string' }, xapi: { type: 'string' }, help: { type: 'boolean' } }, allowPositionals: false });
    if (values.help === true) return null;
    for (const name of ['root', 'xapi'] as const) if (values[name] === '') return `--${name} is empty: give a value, or leave the option out.`;
    return { root: values.root ?? environment['XSCONSOLE_ROOT'] ?? '/', xapi: values.xapi ?? null };
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  }
}
