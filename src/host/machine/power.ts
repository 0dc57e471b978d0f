import type { Commanded, PowerAction } from '../../model/index.js';
import { commandLine, order, type Command, type Commands } from './commands.js';

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
export const power = (system: Commands, action: PowerAction): Commanded =>
  order(system, commands[action], 'rebootFailed');
