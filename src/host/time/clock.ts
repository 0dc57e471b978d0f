import { err, ok, type Commanded } from '../../model/index.js';
import { commandLine, lastWords, type Command, type Commands } from '../machine/commands.js';

const limitMs = 10_000;

/** The system's clock, then the one that survives a power cut. */
function commandsFor(local: string): readonly Command[] {
  return [
    { program: 'date', args: ['-s', local], limitMs },
    { program: 'hwclock', args: ['--systohc'], limitMs },
  ];
}

/** What sets a clock; for a tree, which has none of its own, it is only named. */
export const clockLine = (local: string): string => commandsFor(local).map(commandLine)[0] ?? '';

/**
 * Sets this machine's clock to a local time, "2026-11-22 15:04:05", and its hardware clock with it,
 * as the original does. Errors: commandFailed with the command's own words, commandAbsent,
 * timedOut.
 */
export async function setClock(commands: Commands, local: string): Commanded {
  const all = commandsFor(local);
  for (const command of all) {
    const run = await commands.run(command);
    if (!run.ok) return run;
    if (run.value.status !== 0)
      return err({
        code: 'commandFailed',
        subject: commandLine(command),
        cause: lastWords(run.value),
        retryable: true,
      });
  }
  return ok({ ran: true, command: clockLine(local) });
}
