import type { Playbook } from '../pool/pool-playbook.js';
import type { Backups } from './backup.js';
import type { Hardware } from './hardware.js';
import type { InterfaceNames } from './interface-names.js';
import type { Keyboard } from './keyboard.js';
import type { Maintenance } from './maintenance.js';
import type { PoolMembers } from './pool-member.js';
import type { RemoteServices } from './remote-services.js';
import type { Stick } from './stick.js';
import type { PoolStorage } from './storage.js';
import type { TimeZones } from './time-zones.js';
import type { PoolVms } from './vm.js';

/**
 * The objects that pages read when they open, by kind. `src/effects/objects.ts` reads each kind,
 * and the tests of all pages have a sample of each.
 */
export interface ObjectsOf {
  readonly vms: PoolVms;
  readonly names: InterfaceNames;
  readonly remote: RemoteServices;
  readonly maintenance: Maintenance;
  readonly playbook: Playbook;
  readonly storage: PoolStorage;
  readonly hardware: Hardware;
  readonly backups: Backups;
  readonly members: PoolMembers;
  readonly zones: TimeZones;
  readonly keyboard: Keyboard;
  readonly sticks: readonly Stick[];
}

/** A kind of object that a page can read. */
export type ObjectKind = keyof ObjectsOf;
