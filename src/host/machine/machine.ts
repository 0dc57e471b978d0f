import {
  err,
  ok,
  type Result,
  type CommandOutcome,
  type HostService,
  type MachinePort,
  type PortError,
} from '../../model/index.js';
import { commandLine, errorOfCommand, type Command, type Commands } from './commands.js';
import { hostCommands } from './host-commands.js';

/**
 * How often we repeat a command that a signal has ended. The end of a session sends two signals.
 */
const repeats = 3;

/**
 * Services, interface naming and the reset's reboot of this machine. A failed command is an error
 * with the command's own last words.
 *
 * A command is repeated only when a signal has ended it. A stop of the whole session or unit that
 * we run in also stops the command of the current step. That does not mean that the step has
 * failed, and a step may be done twice.
 */
export function realMachine(commands: Commands): MachinePort {
  const service = async (
    verb: 'stop' | 'start',
    name: HostService,
  ): Promise<Result<CommandOutcome, PortError>> => {
    // On hosts that have the service `network` at all, it is an init script.
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
    updateInterfaceNames: (names) =>
      carryOut(commands, hostCommands.updateInterfaceNames(names), 'commandFailed'),
    remountRoot: () => carryOut(commands, hostCommands.remountRoot, 'commandFailed'),
    reboot: () => carryOut(commands, hostCommands.reboot, 'rebootFailed'),
  };
}

/** `subject` says what an error is about, when that is not the command itself. */
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
  return err(errorOfCommand(run.value, code, subject));
}
