import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';

const named = /^(?:xvd|sd|hd)([a-z]{1,2})\d*$/;
const letters = 26;

/** The number of a disk, from its number or its name: `xvda` is 0, `hdb` is 1, `sdaa` is 26. */
function diskNumber(device: string): number | null {
  if (/^\d{1,5}$/.test(device)) return Number(device);
  const name = named.exec(device)?.[1];
  if (name === undefined) return null;
  return Array.from(name).reduce((sum, each) => sum * letters + each.charCodeAt(0) - 96, 0) - 1;
}

/** What a guest calls its disk of this number. */
function diskName(number: number): string {
  const more = Math.floor(number / letters);
  const last = String.fromCharCode(97 + (number % letters));
  return more === 0 ? `xvd${last}` : `xvd${String.fromCharCode(96 + more)}${last}`;
}

/** Whether XAPI takes this as a VBD's `userdevice`; `autodetect` is another matter. */
export const isDiskDevice = (device: string): boolean =>
  diskNumber(device) !== null || /^fd[ab]$/.test(device);

/** Whether a VBD of the VM is on the device already, by whatever name. */
export function isDiskTaken(database: Database, vm: Row, device: string): boolean {
  const number = diskNumber(device);
  return database
    .where('VBD', 'VM', vm.ref)
    .flatMap((vbd) => [vbd.get('device'), vbd.get('userdevice')])
    .some((each) => (number === null ? each === device : diskNumber(each) === number));
}

/** The numbers that a new disk of the VM can have, lowest first. */
export function freeDisks(database: Database, vm: Row): readonly number[] {
  const most = vm.is('is_control_domain') ? 255 : 254;
  const taken = new Set(
    database
      .where('VBD', 'VM', vm.ref)
      .flatMap((vbd) => [diskNumber(vbd.get('device')), diskNumber(vbd.get('userdevice'))]),
  );
  return Array.from({ length: most + 1 }, (_, number) => number).filter(
    (number) => !taken.has(number),
  );
}

/** The name that a disk gets when it is plugged: a path below /dev where dom0 mounts it itself. */
export function pluggedDevice(database: Database, vm: Row, vbd: Row): string {
  const vdi = database.find('VDI', vbd.get('VDI'));
  const sr = database.find('SR', vdi?.get('SR') ?? '');
  return vm.is('is_control_domain')
    ? `sm/backend/${sr?.get('uuid') ?? ''}/${vdi?.get('location') ?? ''}`
    : diskName(diskNumber(vbd.get('userdevice')) ?? 0);
}
