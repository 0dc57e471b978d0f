import type { Commanded, HostService, MachinePort, PortError } from '../../model/index.js';
import { order, type Command, type Commands } from './commands.js';
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
  const run = (command: Command, code: PortError['code'] = 'commandFailed'): Commanded =>
    order(commands, command, code, { repeats });
  const service = async (verb: 'stop' | 'start', name: HostService): Commanded => {
    // On hosts that have the service `network` at all, it is an init script.
    const systemd = name !== 'network' && (await commands.find('systemctl')) !== null;
    const command = hostCommands.service(verb, name, systemd);
    return order(commands, command, 'serviceFailed', { subject: name, repeats });
  };
  return {
    stopService: (name) => service('stop', name),
    startService: (name) => service('start', name),
    reconfigureManagement: (args) => run(hostCommands.reconfigureManagement(args)),
    resetInterfaceNames: () => run(hostCommands.resetInterfaceNames),
    updateInterfaceNames: (names) => run(hostCommands.updateInterfaceNames(names)),
    remountRoot: () => run(hostCommands.remountRoot),
    reboot: () => run(hostCommands.reboot, 'rebootFailed'),
  };
}
