import { err, ok, type IpCommands, type IpRan } from '../../model/index.js';
import { errorOfCommand, type Commands } from '../machine/commands.js';

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
    const run = await machine.run({ program: 'ip', args, limitMs });
    if (run.ok && run.value.status === 0) continue;
    for (const back of undo) await machine.run({ program: 'ip', args: back, limitMs });
    return err(
      run.ok ? errorOfCommand(run.value, 'commandFailed', ['ip', ...args].join(' ')) : run.error,
    );
  }
  return ok({ ran: true });
}
