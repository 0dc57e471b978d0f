import { err, ok, type Result, type CommandOutcome, type PortError } from '../../model/index.js';
import { commandLine, failureOf, runCommand, type Command } from './commands.js';

/** How a host goes down in good order, its services stopped; a reset's own reboot is the machine port's. */
export type PowerAction = 'reboot' | 'shutdown';

const limitMs = 60_000;

const commands: Readonly<Record<PowerAction, Command>> = {
  reboot: { program: 'shutdown', args: ['-r', 'now'], limitMs },
  shutdown: { program: 'shutdown', args: ['-h', 'now'], limitMs },
};

/**
 * Reboots this machine or switches it off, as the original does. For a root other than `/` the command is only named (`ran` false): an
 * embedded host has its own power. Answers when the machine has taken the order, not when it is down.
 */
export async function power(
  root: string,
  action: PowerAction,
): Promise<Result<CommandOutcome, PortError>> {
  const command = commandLine(commands[action]);
  if (root !== '/') return ok({ ran: false, command });
  const run = await runCommand(commands[action]);
  if (!run.ok) return run;
  return run.value.status === 0
    ? ok({ ran: true, command })
    : err(failureOf(run.value, 'rebootFailed', command));
}
