import { err, ok, type Commanded, type PowerAction } from '../../model/index.js';
import { commandLine, errorOfCommand, type Command, type Commands } from './commands.js';

const limitMs = 60_000;

const commands: Readonly<Record<PowerAction, Command>> = {
  reboot: { program: 'shutdown', args: ['-r', 'now'], limitMs },
  shutdown: { program: 'shutdown', args: ['-h', 'now'], limitMs },
};

/**
 * The command that reboots or shuts down a host in an orderly way, as the original does. For a tree
 * it is only shown.
 */
export const powerLine = (action: PowerAction): string => commandLine(commands[action]);

/**
 * Reboots this machine or shuts it down. Answers when the machine has accepted the order, before it
 * is down.
 */
export async function power(system: Commands, action: PowerAction): Commanded {
  const run = await system.run(commands[action]);
  if (!run.ok) return run;
  return run.value.status === 0
    ? ok({ ran: true, command: powerLine(action) })
    : err(errorOfCommand(run.value, 'rebootFailed', powerLine(action)));
}
