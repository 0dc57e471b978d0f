import { dryRunMachine, treeHost } from '../../../src/embedded/index.js';
import {
  commandsIn,
  createDurableFiles,
  machineDisk,
  machineHost,
  machineProcesses,
  type Commands,
} from '../../../src/host/index.js';
import type { DurableFiles, HostPort, MachinePort } from '../../../src/model/index.js';

/** The embedded host in a tree, switched off: its commands are only named. */
export function embeddedAt(
  root: string,
  machine: MachinePort = dryRunMachine(),
  practice = false,
): Promise<HostPort> {
  return treeHost({ root, described: true, machine, practice });
}

/** A tree that nobody runs. */
export function foreignTree(root: string): Promise<HostPort> {
  return treeHost({ root, described: false, machine: dryRunMachine() });
}

/** Programs in this folder before the machine's own. */
export function commandsBefore(folder: string): Commands {
  return commandsIn([folder, '/usr/sbin', '/usr/bin', '/sbin', '/bin']);
}

/**
 * This machine, with the programs in this folder before its own. Only for calls that change
 * nothing.
 */
export function machineWith(folder: string): Promise<HostPort> {
  return machineHost({ helper: () => '', commands: commandsBefore(folder) });
}

/** The durable writer of this machine. */
export async function durableFiles(): Promise<DurableFiles> {
  return createDurableFiles(machineDisk, await machineProcesses());
}
