import type { HostTree } from '../../host/index.js';
import { isIp, type CoordinatorSight } from '../../model/index.js';
import { lanPath } from './description.js';
import { readNeighbours } from './neighbours.js';

/**
 * Looks for the coordinator at this address or name on the described LAN of the embedded host below
 * `root`. null: there is none, so nobody can tell.
 */
export async function lookForCoordinator(
  tree: HostTree,
  coordinator: string,
): Promise<CoordinatorSight | null> {
  const description = await tree.text(`/${lanPath}`);
  const neighbours = description.known ? await readNeighbours(tree) : null;
  if (neighbours?.known !== true) return null;
  const { value } = neighbours;
  if (!value.hasAddress) return 'noAddress';
  const addresses = isIp(coordinator) ? [coordinator] : value.named(coordinator);
  if (addresses.some((address) => value.isOwn(address))) return 'itself';
  return addresses.some((address) => value.speaksXenApi(address)) ? 'answers' : 'silent';
}
