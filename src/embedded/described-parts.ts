import type { HostTree } from '../host/index.js';
import {
  diskNotes,
  isJsonObject,
  jsonList,
  jsonText,
  known,
  unknown,
  type Card,
  type Disk,
  type Hardware,
  type Known,
  type NicPort,
  type SystemPort,
} from '../model/index.js';
import { hardwarePath } from './lan/hardware.js';
import { readTreeJson } from './lan/json.js';

type Described = Readonly<Record<string, unknown>>;

const number = (object: Described, key: string): number => {
  const value = object[key];
  return typeof value === 'number' ? value : 0;
};

const objects = (value: unknown): readonly Described[] =>
  jsonList(value).filter((each) => isJsonObject(each));

async function description(tree: HostTree): Promise<Known<Described>> {
  const read = await readTreeJson(tree, hardwarePath);
  if (!read.known) return read;
  return isJsonObject(read.value) ? known(read.value) : unknown('damaged', hardwarePath);
}

function diskOf(disk: Described): Disk {
  const what = jsonText(disk, 'content');
  const used = jsonText(disk, 'use');
  const medium = jsonText(disk, 'medium');
  return {
    name: jsonText(disk, 'name'),
    size: number(disk, 'size'),
    model: jsonText(disk, 'model'),
    serial: jsonText(disk, 'serial'),
    medium: medium === 'solid' || medium === 'rotating' ? medium : 'unknown',
    removable: disk['removable'] === true,
    use:
      used !== ''
        ? { kind: 'inUse', what: used }
        : what !== ''
          ? { kind: 'content', what }
          : { kind: 'empty' },
    health: disk['failing'] === true ? 'failing' : 'good',
  };
}

/** The disks that the description of an embedded host's hardware names. */
export async function describedDisks(tree: HostTree): Promise<Known<readonly Disk[]>> {
  const described = await description(tree);
  if (!described.known) return described;
  const read = await readTreeJson(tree, diskNotes.slice(1));
  const notes = read.known && isJsonObject(read.value) ? read.value : {};
  const disks = objects(described.value['disks']).map(diskOf);
  return known(
    disks.map((disk) => {
      const what = jsonText(notes, disk.name);
      return what === '' ? disk : { ...disk, use: { kind: 'inUse', what } };
    }),
  );
}

function cardsOf(described: Described, nics: Awaited<ReturnType<NicPort['all']>>): Known<Card[]> {
  if (!nics.known) return nics;
  const ports = objects(described['nics']);
  const storage = objects(described['storage']).map((card): Card => ({
    kind: 'storage',
    address: jsonText(card, 'pci'),
    name: jsonText(card, 'name'),
    driver: jsonText(card, 'driver'),
    driverVersion: jsonText(card, 'driverVersion'),
    firmware: jsonText(card, 'firmware'),
    device: '',
  }));
  const network = nics.value
    .filter(({ physical }) => physical)
    .map(({ device, driver, vendor, pciAddress }): Card => {
      const port = ports.find((one) => one['pci'] === pciAddress) ?? {};
      return {
        kind: 'network',
        address: pciAddress ?? '',
        name: jsonText(port, 'name') || (vendor ?? ''),
        driver: driver ?? '',
        driverVersion: jsonText(port, 'driverVersion'),
        firmware: jsonText(port, 'firmware'),
        device,
      };
    });
  return known([...storage, ...network]);
}

/** The hardware of an embedded host, from the file that describes it. */
export async function describedHardware(
  tree: HostTree,
  system: Pick<SystemPort, 'description'>,
  nics: Pick<NicPort, 'all'>,
): Promise<Hardware> {
  const described = await description(tree);
  const told = await system.description();
  if (!described.known) {
    const none = described;
    return {
      system: told,
      capacity: none,
      memory: none,
      bmc: none,
      sensors: none,
      disks: none,
      cards: none,
    };
  }
  const { capacity, bmc, memory, sensors } = described.value;
  return {
    system: told,
    capacity: isJsonObject(capacity)
      ? known({
          model: jsonText(capacity, 'model'),
          processors: number(capacity, 'processors'),
          sockets: number(capacity, 'sockets'),
          memory: number(capacity, 'memory'),
          freeMemory: number(capacity, 'freeMemory'),
        })
      : unknown('absent'),
    memory: known(
      objects(memory).map((module) => ({
        slot: jsonText(module, 'slot'),
        size: jsonText(module, 'size'),
        description: jsonText(module, 'description'),
      })),
    ),
    bmc: isJsonObject(bmc)
      ? known({
          address: jsonText(bmc, 'address'),
          mac: jsonText(bmc, 'mac'),
          firmware: jsonText(bmc, 'firmware'),
        })
      : unknown('absent'),
    sensors: known(
      objects(sensors).map((sensor) => ({
        name: jsonText(sensor, 'name'),
        value: jsonText(sensor, 'value'),
        bad: sensor['bad'] === true,
      })),
    ),
    disks: await describedDisks(tree),
    cards: cardsOf(described.value, await nics.all()),
  };
}
