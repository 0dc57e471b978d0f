import { realpathSync } from 'node:fs';
import { isThisMachine, machineHost, openTree } from '../host/index.js';
import type { HostPort } from '../model/index.js';
import { assetFiles } from './assets.js';
import { embeddedMachine } from './control/control-client.js';
import { isDescribed } from './described-hardware.js';
import { dryRunMachine } from './dry-run-machine.js';
import { treeHost } from './tree-host.js';

/**
 * The host whose `/` is this folder, chosen once for a whole program: this machine, by device and
 * inode of the folder; an embedded host, where another process runs it or its hardware is
 * described; else a tree that nobody runs. The folder is there.
 */
export async function openHost(folder: string): Promise<HostPort> {
  if (isThisMachine(folder))
    return machineHost({ helper: (name) => assetFiles('helpers/').get(name) ?? '' });
  const root = realpathSync(folder);
  const machine = await embeddedMachine(root);
  const described = machine !== null || (await isDescribed(await openTree(root)));
  return treeHost({
    root,
    kind: described ? 'embedded' : 'tree',
    machine: machine ?? dryRunMachine(),
  });
}
