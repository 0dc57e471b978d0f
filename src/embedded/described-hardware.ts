import {
  isJsonObject,
  known,
  unknown,
  type Known,
  type NicPort,
  type SystemDescription,
  jsonText,
} from '../model/index.js';
import type { HostTree } from '../host/index.js';
import { hardwarePath, readHardware, type HardwarePort } from './lan/hardware.js';
import { nameInterfaces, type KernelPort } from './lan/interface-names.js';
import { readTreeJson } from './lan/json.js';

/** Whether the tree describes its hardware. An embedded host can run only on such a tree. */
export function isDescribed(tree: HostTree): Promise<boolean> {
  return tree.exists(`/${hardwarePath}`);
}

/**
 * Answers the SAN questions from the description of the hardware, because an embedded host has no
 * commands for them. A tree without a description has no SAN.
 */
export function describedSan(tree: HostTree): Pick<NicPort, 'sanBoot' | 'fcoeDisks'> {
  const ports = async (): Promise<Known<readonly KernelPort[]>> => {
    if (!(await isDescribed(tree))) return known([]);
    const hardware = await readHardware(tree);
    return hardware.known ? known(await nameInterfaces(tree, hardware.value)) : hardware;
  };
  return {
    sanBoot: async () => {
      const all = await ports();
      const booted = (way: HardwarePort['boot']): readonly string[] =>
        (all.known ? all.value : []).filter(({ boot }) => boot === way).map(({ name }) => name);
      return all.known ? known({ unmanaged: booted('iscsi'), plugged: booted('fcoe') }) : all;
    },
    fcoeDisks: async (device) => {
      const all = await ports();
      return all.known
        ? known(all.value.find(({ name }) => name === device)?.fcoeDisks ?? [])
        : all;
    },
  };
}

/**
 * Reads the machine's description from the same file as its NICs, because the tree's sysfs shows
 * the NICs only.
 */
export async function describedSystem(tree: HostTree): Promise<Known<SystemDescription>> {
  const document = await readTreeJson(tree, hardwarePath);
  const system: unknown =
    document.known && isJsonObject(document.value) ? document.value['system'] : null;
  if (!isJsonObject(system)) return unknown('absent', '/sys/class/dmi/id');
  return known({
    maker: jsonText(system, 'maker'),
    model: jsonText(system, 'model'),
    serial: jsonText(system, 'serial'),
    assetTag: jsonText(system, 'assetTag'),
    biosVendor: jsonText(system, 'biosVendor'),
    biosVersion: jsonText(system, 'biosVersion'),
    biosDate: jsonText(system, 'biosDate'),
  });
}
