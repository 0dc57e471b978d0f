import type { HostTree } from '../../host/index.js';
import {
  usualMtu,
  isJsonObject,
  known,
  unknown,
  type Known,
  jsonText,
  jsonTexts,
} from '../../model/index.js';
import { readTreeJson } from './json.js';

/**
 * The path, below the root, of the description of an embedded host's network cards. It says what is
 * in the slots, not how the interfaces are named.
 */
export const hardwarePath = 'etc/embedded-hardware.json';

/** A network port of the embedded host's hardware. */
export interface HardwarePort {
  readonly mac: string;
  /** The bus address, such as `0000:02:00.0`. */
  readonly pci: string;
  /** PCI ids as sysfs prints them, `0x8086`. */
  readonly vendor: string;
  readonly device: string;
  readonly driver: string;
  readonly speedMbps: number;
  /** A cable is in, and the switch at its other end is on. */
  readonly cable: boolean;
  /** How the host boots from the network over this port; '' when it does not. */
  readonly boot: '' | 'iscsi' | 'fcoe';
  /** SCSI ids of the disks that this port reaches by FCoE. */
  readonly fcoeDisks: readonly string[];
  /** The number of SR-IOV virtual functions that the port offers. */
  readonly virtualFunctions: number;
  /** Size of the largest packet, in bytes. */
  readonly mtu: number;
}

/**
 * Reads the ports, in the order in which the kernel finds them. An entry without MAC or bus address
 * makes the whole file damaged.
 */
export async function readHardware(tree: HostTree): Promise<Known<readonly HardwarePort[]>> {
  const document = await readTreeJson(tree, hardwarePath);
  if (!document.known) return document;
  const list: unknown = isJsonObject(document.value) ? document.value['nics'] : null;
  if (!Array.isArray(list))
    return unknown('damaged', `${hardwarePath}: there is no list "nics" in it`);
  const ports: HardwarePort[] = [];
  const entries: readonly unknown[] = list;
  for (const entry of entries) {
    if (!isJsonObject(entry) || jsonText(entry, 'mac') === '' || jsonText(entry, 'pci') === '') {
      return unknown(
        'damaged',
        `${hardwarePath}: NIC ${ports.length + 1} has no "mac" or no "pci"`,
      );
    }
    const number = (key: string, usual: number): number => {
      const value = entry[key];
      return typeof value === 'number' ? value : usual;
    };
    const boot = jsonText(entry, 'boot');
    ports.push({
      mac: jsonText(entry, 'mac').toLowerCase(),
      pci: jsonText(entry, 'pci'),
      vendor: jsonText(entry, 'vendor'),
      device: jsonText(entry, 'device'),
      driver: jsonText(entry, 'driver'),
      speedMbps: number('speed', 1000),
      cable: entry['cable'] === true,
      boot: boot === 'iscsi' || boot === 'fcoe' ? boot : '',
      fcoeDisks: jsonTexts(entry['fcoeDisks']),
      virtualFunctions: number('virtualFunctions', 0),
      mtu: number('mtu', usualMtu),
    });
  }
  return known(ports);
}
