import { realpathSync } from 'node:fs';
import { isThisMachine, machineHost, openTree, type MachineOptions } from '../host/index.js';
import type { HostPort } from '../model/index.js';
import { assetFiles } from './assets.js';
import { embeddedMachine } from './control/control-client.js';
import { isDescribed } from './described-hardware.js';
import { dryRunMachine } from './dry-run-machine.js';
import { treeHost } from './tree/tree-host.js';

/**
 * Opens the host whose `/` is this folder. A program does this once.
 *
 * It is this machine when the folder is the machine's own `/`, by device and inode. It is an
 * embedded host when another process runs one there or the tree describes its hardware. Otherwise
 * it is a plain tree. The folder must exist.
 */
export async function openHost(
  folder: string,
  options: Pick<MachineOptions, 'disk'> = {},
): Promise<HostPort> {
  if (isThisMachine(folder))
    return machineHost({ helper: (name) => assetFiles('helpers/').get(name) ?? '', ...options });
  const root = realpathSync(folder);
  const machine = await embeddedMachine(root);
  const described = machine !== null || (await isDescribed(await openTree(root)));
  return treeHost({ root, described, machine: machine ?? dryRunMachine() });
}
