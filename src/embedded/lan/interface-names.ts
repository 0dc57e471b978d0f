import type { HostTree } from '../../host/index.js';
import { fixedRulesPath, keptRulesPath, namesAtBoot, parseNamingRules } from '../../model/index.js';
import type { HardwarePort } from './hardware.js';

/** A port of the hardware under the name the kernel gives it. */
export interface KernelPort extends HardwarePort {
  readonly name: string;
}

/**
 * Names the ports as interface-rename.py does at boot. The kernel finds the cards in this order.
 * Missing or damaged rules count as no rules.
 */
export async function nameInterfaces(
  tree: HostTree,
  ports: readonly HardwarePort[],
): Promise<readonly KernelPort[]> {
  const [fixed, kept] = [await tree.text(fixedRulesPath), await tree.text(keptRulesPath)];
  const names = namesAtBoot(
    parseNamingRules({
      fixed: fixed.known ? fixed.value : null,
      kept: kept.known ? kept.value : null,
    }),
    ports.map(({ mac, pci }, index) => ({ mac, pci, kernelName: `eth${index}` })),
  );
  return ports.map((port) => ({ ...port, name: names.get(port.mac) ?? '' }));
}
