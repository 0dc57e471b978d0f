import {
  err,
  ok,
  type Result,
  type CommandOutcome,
  type HostService,
  type MachinePort,
  type PortError,
} from '../../model/index.js';
import { commandLine, failureOf, type Command, type Commands } from './commands.js';
import { hostCommands } from './host-commands.js';

/** How often a command that a signal has ended is begun anew: the end of a session sends two. */
const repeats = 3;

/**
 * Services, naming and the reset's reboot of this very machine. Every failing command is an error
 * with the command's own last words. Nothing is tried twice but what a signal has ended: who stops
 * the whole session or unit that we run in stops the commands of a step too, and the step, which
 * may be done twice, has not failed by that.
 */
export function realMachine(commands: Commands): MachinePort {
  const service = async (
    verb: 'stop' | 'start',
    name: HostService,
  ): Promise<Result<CommandOutcome, PortError>> => {
    // Networking as a whole is an init script on the hosts that have it at all.
    const systemd = name !== 'network' && (await commands.find('systemctl')) !== null;
    return carryOut(commands, hostCommands.service(verb, name, systemd), 'serviceFailed', name);
  };
  return {
    stopService: (name) => service('stop', name),
    startService: (name) => service('start', name),
    reconfigureManagement: (args) =>
      carryOut(commands, hostCommands.reconfigureManagement(args), 'commandFailed'),
    resetInterfaceNames: () =>
      carryOut(commands, hostCommands.resetInterfaceNames, 'commandFailed'),
    remountRoot: () => carryOut(commands, hostCommands.remountRoot, 'commandFailed'),
    reboot: () => carryOut(commands, hostCommands.reboot, 'rebootFailed'),
  };
}

/** `subject`: what a failure is about, where that is not the command itself. */
async function carryOut(
  commands: Commands,
  command: Command,
  code: PortError['code'],
  subject = commandLine(command),
): Promise<Result<CommandOutcome, PortError>> {
  let run = await commands.run(command);
  for (let left = repeats; left > 0 && run.ok && run.value.signal !== null; left -= 1)
    run = await commands.run(command);
  if (!run.ok) return run;
  if (run.value.status === 0) return ok({ ran: true, command: commandLine(command) });
  return err(failureOf(run.value, code, subject));
}
