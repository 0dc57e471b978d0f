import { errorCode, type HostTree } from '../host/index.js';
import { dryRunMachine } from './dry-run-machine.js';
import { rewriteNetwork, startNetwork, stopNetwork } from './lan-network.js';
import {
  err,
  Mutex,
  ok,
  type Commanded,
  type HostService,
  type MachinePort,
  type PortError,
  errorWords,
} from '../model/index.js';
import { resetToInstall, updateNames } from './naming-rules.js';
import { startXapiProcess } from './power.js';
import { parseReconfigure } from './reconfigure-arguments.js';
import { noteService } from './services.js';
import type { XapiProcess } from './xapi-process.js';

/**
 * Services, interface naming and power of the embedded host in a tree. It does one piece of work at
 * a time, and the tree's files show each. `reboot` answers at once and then calls `restart`,
 * because after the restart no caller is left to hear the answer.
 */
export function embeddedHostMachine(
  tree: HostTree,
  xapi: XapiProcess,
  restart: () => Promise<void>,
): MachinePort {
  const named = dryRunMachine();
  const turns = new Mutex();
  /** Does the work and reports it under the name of the command that a real host would run. */
  const ran = async (
    name: Commanded,
    work: () => Promise<string | null>,
    code: PortError['code'],
  ): Commanded => {
    const command = await name;
    if (!command.ok) return command;
    const error = await turns.take(() => attempt(work));
    return error === null
      ? ok({ ...command.value, ran: true })
      : err({ code, subject: command.value.command, cause: error, retryable: true });
  };
  return {
    stopService: (service) =>
      ran(named.stopService(service), () => stop(tree, xapi, service), 'serviceFailed'),
    startService: (service) =>
      ran(named.startService(service), () => start(tree, xapi, service), 'serviceFailed'),
    reconfigureManagement: (args) =>
      ran(
        named.reconfigureManagement(args),
        async () => {
          const pif = parseReconfigure(args);
          if (typeof pif === 'string') return `exit status 2: ${pif}`;
          await rewriteNetwork(tree, pif);
          return null;
        },
        'commandFailed',
      ),
    resetInterfaceNames: () =>
      ran(
        named.resetInterfaceNames(),
        async () => {
          await resetToInstall(tree.root.directory);
          return null;
        },
        'commandFailed',
      ),
    updateInterfaceNames: (names) =>
      ran(named.updateInterfaceNames(names), () => updateNames(tree, names), 'commandFailed'),
    remountRoot: () => ran(named.remountRoot(), () => Promise.resolve(null), 'commandFailed'),
    reboot: () =>
      ran(
        named.reboot(),
        () => {
          setImmediate(() => void turns.take(restart));
          return Promise.resolve(null);
        },
        'rebootFailed',
      ),
  };
}

/**
 * Answers a system error as its words. A full disk, for example, is an error on the embedded host
 * too.
 */
async function attempt(work: () => Promise<string | null>): Promise<string | null> {
  try {
    return await work();
  } catch (error) {
    if (errorCode(error) !== '') return errorWords(error);
    throw error;
  }
}

async function stop(tree: HostTree, xapi: XapiProcess, service: HostService): Promise<null> {
  if (service === 'xapi') await xapi.stop();
  // Bridges outlive xcp-networkd; stopping the init script `network` takes them down (design page,
  // step 4).
  if (service === 'network') await stopNetwork(tree);
  await noteService(tree.root.directory, service, 'stopped');
  return null;
}

async function start(
  tree: HostTree,
  xapi: XapiProcess,
  service: HostService,
): Promise<string | null> {
  if (service === 'xapi') {
    const started = await startXapiProcess(tree.root.directory, xapi);
    return started.ok ? null : started.error;
  }
  await startNetwork(tree);
  await noteService(tree.root.directory, service, 'running');
  return null;
}
