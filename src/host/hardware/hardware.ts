import type { Hardware, NicPort, SystemPort } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import type { Commands } from '../machine/commands.js';
import { readBmc, readSensors } from './bmc.js';
import { readCapacity, readMemoryModules } from './capacity.js';
import { readCards } from './cards.js';
import { readDisks } from './disks.js';

/**
 * Reads the hardware from sysfs and, where commands may be run, from the programs that know more.
 * `commands` null: a tree, which runs none.
 */
export async function readHardware(
  files: HostTree,
  commands: Commands | null,
  system: Pick<SystemPort, 'description' | 'memory' | 'processors'>,
  nics: Pick<NicPort, 'all'>,
): Promise<Hardware> {
  const [description, capacity, memory, bmc, sensors, disks, cards] = await Promise.all([
    system.description(),
    readCapacity(system, commands),
    readMemoryModules(commands),
    readBmc(commands),
    readSensors(commands),
    readDisks(files, commands),
    nics.all().then((all) => readCards(files, commands, all)),
  ]);
  return { system: description, capacity, memory, bmc, sensors, disks, cards };
}
