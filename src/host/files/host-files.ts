import type { FilePort } from '../../model/index.js';
import { machineDisk } from './disk.js';
import { createDurableFiles } from './durable-file.js';
import { createFilePort } from './file-port.js';
import { machineProcesses } from '../machine/processes.js';
import { createRoot } from './root.js';

/** The files of the host below `root`, on this machine's disk. */
export async function hostFiles(root: string): Promise<FilePort> {
  return createFilePort(
    createRoot(root),
    machineDisk,
    createDurableFiles(machineDisk, await machineProcesses()),
  );
}
