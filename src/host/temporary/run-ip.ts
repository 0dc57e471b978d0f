import { err, ok, type IpCommands, type IpRan } from '../../model/index.js';
import { failureOf, type Commands } from '../machine/commands.js';

const limitMs = 5_000;

/**
 * Runs `ip` commands in their order. When one fails, `undo` is run as far as it goes, so that
 * nothing is left half made; that one's error is answered.
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
      run.ok ? failureOf(run.value, 'commandFailed', ['ip', ...args].join(' ')) : run.error,
    );
  }
  return ok({ ran: true });
}
