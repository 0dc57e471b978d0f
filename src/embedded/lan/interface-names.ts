import type { HostTree } from '../../host/index.js';
import { isJsonObject, parseJson, jsonList } from '../../model/index.js';
import type { HardwarePort } from './hardware.js';

/** The folder, below the root, in which interface-rename.py keeps its rules. */
export const renameFolder = 'etc/sysconfig/network-scripts/interface-rename-data';

/** A port of the hardware under the name the kernel gives it. */
export interface NamedPort extends HardwarePort {
  readonly name: string;
}

/**
 * Names the ports as interface-rename.py does at boot: first by the administrator's static rules
 * (`eth1:mac="..."` or `eth1:pci="..."`), then by the names of the last boot for the same MAC and
 * bus address, then with the lowest free ethN, in the order in which the kernel finds the cards.
 * Missing or damaged rules count as no rules.
 */
export async function nameInterfaces(
  tree: HostTree,
  ports: readonly HardwarePort[],
): Promise<readonly NamedPort[]> {
  const names = new Map<HardwarePort, string>();
  const give = (port: HardwarePort | undefined, name: string): void => {
    if (port !== undefined && !names.has(port) && ![...names.values()].includes(name))
      names.set(port, name);
  };
  const fixed = await tree.text(`/${renameFolder}/static-rules.conf`);
  for (const rule of (fixed.known ? fixed.value : '').matchAll(
    /^[ \t]*(eth\d+)[ \t]*:[ \t]*(mac|pci)[ \t]*=[ \t]*"([^"\n]*)"/gm,
  )) {
    const [, name = '', selector, value = ''] = rule;
    give(
      ports.find((port) =>
        selector === 'mac' ? port.mac === value.toLowerCase() : port.pci === value,
      ),
      name,
    );
  }
  for (const [mac, pci, name] of await lastBoot(tree))
    give(
      ports.find((port) => port.mac === mac.toLowerCase() && port.pci === pci),
      name,
    );
  let next = 0;
  for (const port of ports) {
    while ([...names.values()].includes(`eth${next}`)) next += 1;
    if (!names.has(port)) names.set(port, `eth${next}`);
  }
  return ports.map((port) => ({ ...port, name: names.get(port) ?? '' }));
}

/** The triples `[mac, pci, name]` of dynamic-rules.json, whose comment lines start with '#'. */
async function lastBoot(tree: HostTree): Promise<readonly (readonly [string, string, string])[]> {
  const text = await tree.text(`/${renameFolder}/dynamic-rules.json`);
  if (!text.known) return [];
  const read = parseJson(text.value.replace(/^#.*$/gm, ''));
  return jsonList(read.ok && isJsonObject(read.value) ? read.value['lastboot'] : null).flatMap(
    (entry) => {
      const [mac, pci, name] = jsonList(entry);
      return typeof mac === 'string' && typeof pci === 'string' && typeof name === 'string'
        ? [[mac, pci, name] as const]
        : [];
    },
  );
}
