import type { Disk, DiskUse } from '../../model/index.js';
import { clean } from '../sanitize.js';
import { counted } from '../units.js';

/** What is on a disk. */
export function diskUse(of: DiskUse): string {
  switch (of.kind) {
    case 'empty':
      return 'empty';
    case 'unknown':
      return 'its contents could not be read';
    case 'inUse':
      return `in use (${clean(of.what)})`;
    case 'content':
      return `not in use, holds ${clean(of.what)}`;
  }
}

const health: Readonly<Record<Disk['health'], string>> = {
  good: 'healthy',
  failing: 'FAILING',
  notTold: 'health not reported',
};

const medium: Readonly<Record<Disk['medium'], string>> = {
  rotating: 'hard disk',
  solid: 'SSD',
  unknown: '',
};

/** Words of Hardware and BIOS. */
export const hardwareWords = {
  label: 'Hardware and BIOS',
  keywords:
    'system bios processor cpu memory dimm bmc ipmi sensor temperature fan disk smart health ' +
    'card controller driver firmware serial',
  beside:
    'System, BIOS, processors, memory, BMC, sensors, disks with their health, and the storage ' +
    'and network cards with driver and firmware.',
  noXapi: 'It is read from the machine itself, so it needs no XAPI.',
  headings: {
    wrong: 'What is wrong',
    system: 'System',
    processors: 'Processors and memory',
    bmc: 'BMC',
    sensors: 'Sensors',
    disks: 'Disks',
    storage: 'Storage cards',
    network: 'Network cards',
  },
  labels: {
    maker: 'Maker',
    model: 'Model',
    serial: 'Serial number',
    assetTag: 'Asset tag',
    bios: 'BIOS',
    cpu: 'Processor',
    count: 'Processors',
    memory: 'Memory',
    free: 'Free for VMs',
    address: 'Address',
    mac: 'MAC address',
    firmware: 'Firmware',
  },
  count: (processors: number, sockets: number): string =>
    sockets === 0 ? `${processors}` : `${processors} in ${counted(sockets, 'socket')}`,
  diskFails: (name: string): string => `Disk ${clean(name)} says that it is failing. Replace it.`,
  sensorBad: (name: string, value: string): string =>
    `Sensor ${clean(name)} is outside its limits: ${clean(value)}.`,
  disk: (one: Disk, size: string): string =>
    [
      `${clean(one.name)}: ${size}`,
      medium[one.medium],
      one.removable ? 'removable' : '',
      clean(one.model),
      clean(one.serial),
      diskUse(one.use),
      health[one.health],
    ]
      .filter((part) => part !== '')
      .join(', '),
  driver: (driver: string, version: string, firmware: string): string =>
    [
      driver === '' ? 'no driver' : `driver ${clean(driver)}`,
      clean(version),
      firmware === '' ? '' : `firmware ${clean(firmware)}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  none: 'none',
} as const;
