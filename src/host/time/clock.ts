import { err, ok, type Result, type CommandOutcome, type PortError } from '../../model/index.js';
import { commandLine, lastWords, runCommand, type Command } from '../machine/commands.js';

const limitMs = 10_000;

/** The system's clock, then the one that survives a power cut. */
function commands(local: string): readonly Command[] {
  return [
    { program: 'date', args: ['-s', local], limitMs },
    { program: 'hwclock', args: ['--systohc'], limitMs },
  ];
}

/**
 * Sets this machine's clock to a local time, "2026-11-22 15:04:05", and its hardware clock with it, as the original does. For a root other
 * than `/` the command is only named (`ran` false): a tree has no clock of its own. Errors: commandFailed with the command's own words, commandAbsent, timedOut.
 */
export async function setClock(
  root: string,
  local: string,
): Promise<Result<CommandOutcome, PortError>> {
  const all = commands(local);
  const [first = ''] = all.map(commandLine);
  if (root !== '/') return ok({ ran: false, command: first });
  for (const command of all) {
    const run = await runCommand(command);
    if (!run.ok) return run;
    if (run.value.status !== 0)
      return err({
        code: 'commandFailed',
        subject: commandLine(command),
        cause: lastWords(run.value),
        retryable: true,
      });
  }
  return ok({ ran: true, command: first });
}
