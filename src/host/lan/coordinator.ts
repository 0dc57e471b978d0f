import { isIp } from '../../model/index.js';
import { lanPath } from './description.js';
import { readTreeText } from './json.js';
import { readNeighbours } from './neighbours.js';

/** What an embedded supporter finds where its coordinator should be: XenAPI, nobody, itself; or it has no address to look from. */
export type CoordinatorSight = 'answers' | 'silent' | 'itself' | 'noAddress';

/** Looks for the coordinator at this address or name on the described LAN of the embedded host below `root`. null: there is none, so nobody can tell. */
export async function lookForCoordinator(
  root: string,
  coordinator: string,
): Promise<CoordinatorSight | null> {
  const description = await readTreeText(root, lanPath);
  const neighbours = description.known ? await readNeighbours(root) : null;
  if (neighbours?.known !== true) return null;
  const { value } = neighbours;
  if (!value.hasAddress) return 'noAddress';
  const addresses = isIp(coordinator) ? [coordinator] : value.named(coordinator);
  if (addresses.some((address) => value.isOwn(address))) return 'itself';
  return addresses.some((address) => value.speaksXenApi(address)) ? 'answers' : 'silent';
}
