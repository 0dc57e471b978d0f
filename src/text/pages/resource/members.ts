import type { MemberState } from '../../../model/index.js';
import { clean } from '../../sanitize.js';
import { memberRoles, statusWords } from '../../status.js';

const states: Readonly<Record<MemberState, string>> = {
  up: 'takes VMs',
  maintenance: 'in maintenance mode',
  silent: 'NO HEARTBEAT',
  unknown: 'unknown',
};

/** Words of Pool Members. */
export const membersWords = {
  label: 'Pool Members',
  keywords: 'resource pool hosts members coordinator master supporter slave address version',
  beside: 'The hosts of the pool with their role, state, address and version.',
  place:
    'Place in the Pool sets a new address of the coordinator, makes another host the coordinator ' +
    'in an emergency, and recovers supporters that have lost it.',
  pool: (name: string): string => `Pool: ${clean(name) || statusWords.unnamed}`,
  role: (isCoordinator: boolean): string =>
    memberRoles[isCoordinator ? 'coordinator' : 'supporter'],
  here: (name: string): string => `${name} (this host)`,
  labels: { role: 'Role', state: 'State', address: 'Address', version: 'Version', vms: 'VMs' },
  states,
  fromFile:
    'XAPI does not answer. This list comes from the pool database file, which has no states.',
  supporter: (address: string): string =>
    `This host is a supporter (slave). Its coordinator (master) is at ${clean(address)}.`,
  noXapi:
    'Without XAPI, and without the pool database (a supporter has none), hosts cannot be listed.',
  unreadable: (why: string): string => `The hosts are ${why}.`,
  silent: (name: string): string =>
    `${name} sends no heartbeat. If it is off for good, start its VMs elsewhere.`,
} as const;
