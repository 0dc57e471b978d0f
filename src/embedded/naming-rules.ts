import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { placeWithoutLinks } from '../host/index.js';

const rules = 'etc/sysconfig/network-scripts/interface-rename-data';

/**
 * Does what `interface-rename.py --reset-to-install` does: from the next boot on, the rules of the
 * installation count again.
 */
export async function resetToInstall(root: string): Promise<void> {
  const installed = await placeWithoutLinks(root, `${rules}/.from_install`);
  for (const name of await readdir(installed))
    await copyFile(
      await placeWithoutLinks(installed, name),
      await placeWithoutLinks(root, join(rules, name)),
    );
}
