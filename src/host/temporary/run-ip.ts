import { bestEffort, ok, type IpCommands, type IpRan } from '../../model/index.js';
import { order, type Commands } from '../machine/commands.js';

const limitMs = 5_000;

/**
 * Runs `ip` commands in their order. When one fails, it runs all commands of `undo`, so that
 * nothing is left half done, and answers the error of the failed command.
 */
export async function runIp(
  machine: Pick<Commands, 'run'>,
  commands: IpCommands,
  undo: IpCommands,
): IpRan {
  for (const args of commands) {
    const ended = await order(machine, { program: 'ip', args, limitMs }, 'commandFailed');
    if (ended.ok) continue;
    for (const back of undo) bestEffort(await machine.run({ program: 'ip', args: back, limitMs }));
    return ended;
  }
  return ok({ ran: true });
}
