import { basename, dirname, join } from 'node:path';
import { openTree, type HostTree } from '../../host/index.js';
import { embeddedMachine } from '../control/control-client.js';
import { heldAddresses } from '../held-addresses.js';
import { poolSize } from './pool-folder.js';

/**
 * The addresses that the other hosts of this tree's pool have now. A host that is switched off has
 * none. Empty for a host that is in no embedded pool.
 */
export async function membersAddresses(tree: HostTree): Promise<readonly string[]> {
  const folder = dirname(tree.root.directory);
  const own = basename(tree.root.directory);
  const size = (await poolSize(folder)) ?? 0;
  const others = Array.from({ length: size }, (_, index) => String(index + 1)).filter(
    (name) => name !== own,
  );
  const held = await Promise.all(
    others.map(async (name) => {
      const dir = join(folder, name);
      const runs = (await embeddedMachine(dir)) !== null;
      return runs ? heldAddresses(await openTree(dir)) : new Map<string, readonly string[]>();
    }),
  );
  return held.flatMap((addresses) =>
    [...addresses.values()].flat().map((address) => address.split('/')[0] ?? ''),
  );
}
