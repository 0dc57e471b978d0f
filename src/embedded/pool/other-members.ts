import { basename, dirname, join } from 'node:path';
import { openTree, type HostTree } from '../../host/index.js';
import { addressPart } from '../../model/index.js';
import { readPoolRole } from '../../reset/index.js';
import { embeddedMachine } from '../control/control-client.js';
import { heldAddresses } from '../held-addresses.js';
import { poolSize } from './pool-folder.js';

/** The trees of the other hosts of this tree's pool; none for a host in no embedded pool. */
async function others(tree: HostTree): Promise<readonly HostTree[]> {
  const folder = dirname(tree.root.directory);
  const own = basename(tree.root.directory);
  const size = (await poolSize(folder)) ?? 0;
  const names = Array.from({ length: size }, (_, index) => String(index + 1));
  return Promise.all(
    names.filter((name) => name !== own).map((name) => openTree(join(folder, name))),
  );
}

/** The tree of the coordinator of this supporter's embedded pool; any other host's own tree. */
export async function coordinatorsTree(tree: HostTree): Promise<HostTree> {
  if ((await readPoolRole(tree)).role !== 'supporter') return tree;
  for (const other of await others(tree))
    if ((await readPoolRole(other)).role === 'coordinator') return other;
  return tree;
}

/**
 * The addresses that the other hosts of this tree's pool have now. A host that is switched off has
 * none. Empty for a host that is in no embedded pool.
 */
export async function membersAddresses(tree: HostTree): Promise<readonly string[]> {
  const held = await Promise.all(
    (await others(tree)).map(async (other) => {
      const runs = (await embeddedMachine(other.root.directory)) !== null;
      return runs ? heldAddresses(other) : new Map<string, readonly string[]>();
    }),
  );
  return held.flatMap((addresses) => [...addresses.values()].flat().map(addressPart));
}
