import { ok, type Commanded } from '../../model/index.js';
import { commandLine, order, type Command, type Commands } from '../machine/commands.js';

const limitMs = 10_000;

/** Sets the system clock, then the hardware clock, which survives a power cut. */
function commandsFor(local: string): readonly Command[] {
  return [
    { program: 'date', args: ['-s', local], limitMs },
    { program: 'hwclock', args: ['--systohc'], limitMs },
  ];
}

/** The command that sets the clock. For a tree, which has no clock of its own, it is only shown. */
export const clockLine = (local: string): string => commandsFor(local).map(commandLine)[0] ?? '';

/**
 * Sets this machine's clock to a local time, such as "2026-11-22 15:04:05", and then its hardware
 * clock, as the original does. Errors: commandFailed with the command's own words, commandAbsent,
 * timedOut.
 */
export async function setClock(commands: Commands, local: string): Commanded {
  const all = commandsFor(local);
  for (const command of all) {
    const set = await order(commands, command, 'commandFailed');
    if (!set.ok) return set;
  }
  return ok({ ran: true, command: clockLine(local) });
}
