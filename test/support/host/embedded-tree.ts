import { join } from 'node:path';
import type { NetworkBackEnd } from '../../../src/embedded/index.js';
import type { ProfileName } from '../../../src/model/index.js';
import { programPath } from '../run/built.js';
import { copyTree } from './copy-tree.js';
import { keep, kept, toBeKept } from '../run/kept.js';

/**
 * Makes the tree of an embedded host as its console would. `booted`: it has run once with XAPI, and
 * is switched off again.
 */
async function make(
  dir: string,
  profile: ProfileName,
  booted: boolean,
  backEnd: NetworkBackEnd,
): Promise<void> {
  // Loaded here, since only the first test file of a run that wants this tree needs it.
  const { openEmbeddedHost } = await import('../../../src/embedded/index.js');
  const opened = await openEmbeddedHost({
    dir,
    profile,
    backEnd,
    serverProgram: programPath('xapi-server'),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  if (booted) {
    const up = await opened.value.boot();
    if (!up.ok) throw new Error(`the embedded host did not come up: ${up.error}`);
  }
  await opened.value.close();
}

/**
 * Puts the tree of an embedded host into `dir`. It is made once in a run, then copied. No file in a
 * tree names the folder of the tree.
 */
export async function embeddedTree(
  dir: string,
  profile: ProfileName,
  booted: boolean,
  backEnd: NetworkBackEnd = 'bridge',
): Promise<void> {
  const name = `${profile}-${backEnd}-${booted ? 'booted' : 'new'}`;
  let tree = kept(name);
  if (tree === null) {
    const folder = toBeKept();
    await make(join(folder, 'host'), profile, booted, backEnd);
    tree = keep(name, folder);
  }
  copyTree(join(tree, 'host'), dir);
}
