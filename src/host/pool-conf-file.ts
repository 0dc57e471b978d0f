import { hostPaths, type FileState } from '../reset/index.js';
import { machineDisk } from './disk.js';
import { createDurableFiles } from './durable-file.js';
import { createFilePort } from './file-port.js';
import { machineProcesses } from './processes.js';
import { createRoot } from './root.js';

/** pool.conf as it stands, for `parsePoolConf`. */
export async function readPoolConf(root: string): Promise<FileState> {
  const files = createFilePort(createRoot(root), machineDisk, createDurableFiles(machineDisk, await machineProcesses()));
  return files.read(hostPaths.poolConf);
}
