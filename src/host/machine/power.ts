import { err, ok, type Commanded, type PowerAction } from '../../model/index.js';
import { commandLine, failureOf, type Command, type Commands } from './commands.js';

const limitMs = 60_000;

const commands: Readonly<Record<PowerAction, Command>> = {
  reboot: { program: 'shutdown', args: ['-r', 'now'], limitMs },
  shutdown: { program: 'shutdown', args: ['-h', 'now'], limitMs },
};

/**
 * What reboots a host or switches it off in good order, as the original does; for a tree it is only
 * named.
 */
export const powerLine = (action: PowerAction): string => commandLine(commands[action]);

/**
 * Reboots this machine or switches it off. Answers when the machine has taken the order, not when
 * it is down.
 */
export async function power(system: Commands, action: PowerAction): Commanded {
  const run = await system.run(commands[action]);
  if (!run.ok) return run;
  return run.value.status === 0
    ? ok({ ran: true, command: powerLine(action) })
    : err(failureOf(run.value, 'rebootFailed', powerLine(action)));
}
