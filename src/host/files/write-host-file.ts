import type { Result, PortError } from '../../model/index.js';
import { machineDisk } from './disk.js';
import { createDurableFiles } from './durable-file.js';
import { machineProcesses } from '../machine/processes.js';
import { createRoot } from './root.js';

/** Writes one of our own small files on the host durably, folders made as needed; `mode` counts for a new file. Errors as of DurableFiles. */
export async function writeHostFile(
  root: string,
  path: string,
  content: string,
  mode: number,
): Promise<Result<void, PortError>> {
  const place = await createRoot(root).locate(path);
  if (!place.ok) return place;
  const durable = createDurableFiles(machineDisk, await machineProcesses());
  return durable.write(place.value.disk, content, { as: 'existing', modeIfNew: mode });
}
