import { ok, type Commanded, type MachinePort } from '../model/index.js';
import { commandLine, hostCommands, type Command } from '../host/index.js';

/**
 * The machine of a tree on which no embedded host runs. Each step only names the command that a
 * real host would run. It never fails and never starts a process.
 */
export function dryRunMachine(): MachinePort {
  const name = (command: Command): Commanded =>
    Promise.resolve(ok({ ran: false, command: commandLine(command) }));
  return {
    stopService: (service) => name(hostCommands.service('stop', service, service !== 'network')),
    startService: (service) => name(hostCommands.service('start', service, service !== 'network')),
    reconfigureManagement: (args) => name(hostCommands.reconfigureManagement(args)),
    resetInterfaceNames: () => name(hostCommands.resetInterfaceNames),
    updateInterfaceNames: (names) => name(hostCommands.updateInterfaceNames(names)),
    remountRoot: () => name(hostCommands.remountRoot),
    reboot: () => name(hostCommands.reboot),
  };
}
