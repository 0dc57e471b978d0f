import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { placeWithoutLinks, type HostTree } from '../host/index.js';
import {
  keptRulesPath,
  keptRulesText,
  namingFolder,
  parseKeptRules,
  parseMac,
  withLastBoot,
} from '../model/index.js';
import { readHardware } from './lan/hardware.js';

/**
 * Does what `interface-rename.py --reset-to-install` does: from the next boot on, the rules of the
 * installation count again.
 */
export async function resetToInstall(root: string): Promise<void> {
  const installed = await placeWithoutLinks(root, join(namingFolder, '.from_install'));
  for (const name of await readdir(installed))
    await copyFile(
      await placeWithoutLinks(installed, name),
      await placeWithoutLinks(root, join(namingFolder, name)),
    );
}

/**
 * Does what `interface-rename.py --update eth4=MAC` does: the port has this name at the next boot.
 * Answers what is wrong; null: nothing.
 */
export async function updateNames(
  tree: HostTree,
  wanted: readonly string[],
): Promise<string | null> {
  const hardware = await readHardware(tree);
  if (!hardware.known) return hardware.reason.detail;
  const text = await tree.text(keptRulesPath);
  const rules = parseKeptRules(text.known ? text.value : '') ?? { lastBoot: [], old: [] };
  const update = wanted.flatMap((request) => {
    const [, name = '', value = ''] = /^(eth\d+)=(.+)$/.exec(request) ?? [];
    const mac = parseMac(value);
    return mac !== null && hardware.value.some((port) => port.mac === mac) ? [{ mac, name }] : [];
  });
  if (update.length < wanted.length) return `exit status 1: ${wanted.join(' ')}`;
  const written = await tree.write(
    keptRulesPath,
    keptRulesText(text.known ? text.value : null, withLastBoot(rules, hardware.value, update)),
    0o644,
  );
  return written.ok ? null : written.error.cause;
}
