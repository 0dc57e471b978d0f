import {
  isJsonObject,
  known,
  unknown,
  type Known,
  type NicPort,
  type SystemDescription,
} from '../model/index.js';
import type { HostTree } from '../host/index.js';
import { hardwarePath, readHardware, type HardwarePort } from './lan/hardware.js';
import { nameInterfaces, type NamedPort } from './lan/interface-names.js';
import { readTreeJson, textOf } from './lan/json.js';

/** Whether a tree's hardware is described, so that an embedded host may run on it. */
export function isDescribed(tree: HostTree): Promise<boolean> {
  return tree.exists(`/${hardwarePath}`);
}

/**
 * An embedded host has no commands that tell: its hardware's description answers for them. A tree
 * without one has no SAN.
 */
export function describedSan(tree: HostTree): Pick<NicPort, 'sanBoot' | 'fcoeDisks'> {
  const ports = async (): Promise<Known<readonly NamedPort[]>> => {
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

/** A tree's kernel is a picture of its NICs alone: its machine is described where they are. */
export async function describedSystem(tree: HostTree): Promise<Known<SystemDescription>> {
  const document = await readTreeJson(tree, hardwarePath);
  const system: unknown =
    document.known && isJsonObject(document.value) ? document.value['system'] : null;
  if (!isJsonObject(system)) return unknown('absent', '/sys/class/dmi/id');
  return known({
    maker: textOf(system, 'maker'),
    model: textOf(system, 'model'),
    serial: textOf(system, 'serial'),
    assetTag: textOf(system, 'assetTag'),
    biosVendor: textOf(system, 'biosVendor'),
    biosVersion: textOf(system, 'biosVersion'),
    biosDate: textOf(system, 'biosDate'),
  });
}
