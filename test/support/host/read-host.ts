import { openHost } from '../../../src/embedded/index.js';
import type { HostFacts, ProfileName } from '../../../src/model/index.js';
import { readLocalFacts } from '../../../src/operations/index.js';

/** What a host's own files and kernel tell. */
export async function factsOf(
  root: string,
  profile: ProfileName | null = null,
): Promise<HostFacts> {
  return readLocalFacts(await openHost(root), profile);
}
