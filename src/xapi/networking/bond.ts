import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { printMap } from '../../model/index.js';
import type { BondToMake } from './bond-checks.js';
import { hasAddress } from './modes.js';
import { freeDevice } from './free-device.js';
import { moveEverything } from './move.js';

const lacpDefaults: readonly (readonly [string, string])[] = [
  ['hashing_algorithm', 'tcpudp_ports'],
  ['lacp-time', 'slow'],
  ['lacp-fallback-ab', 'true'],
];

/**
 * The member whose address and MAC address the bond takes: the management interface, else the first
 * with an IP configuration, else the first.
 */
function primaryOf(members: readonly Row[], first: Row): Row {
  return members.find((pif) => pif.is('management')) ?? members.find(hasAddress) ?? first;
}

/**
 * Makes a Bond and its master PIF, and moves everything on the members up to it. The request must
 * have passed checkBond. Runs inside a transaction. Returns both refs.
 */
export function makeBond(
  database: Database,
  request: BondToMake,
  first: Row,
): { readonly bond: string; readonly master: string } {
  const host = first.get('host');
  const primary = primaryOf(request.members, first);
  const device = freeDevice(database, host, 'bond');
  const master = database.create('PIF', {
    device,
    device_name: device,
    network: request.network.ref,
    host,
    MAC: request.mac === '' ? primary.get('MAC') : request.mac.toLowerCase(),
    MTU: '-1',
    metrics: database.create('PIF_metrics', {}),
    primary_address_type: primary.get('primary_address_type'),
    properties: primary.get('properties'),
    // xapi plugs the bond in every case.
    currently_attached: 'true',
  });
  const properties =
    request.mode === 'lacp'
      ? new Map([...lacpDefaults, ...request.properties])
      : request.properties;
  const bond = database.create('Bond', {
    master,
    primary_slave: primary.ref,
    mode: request.mode,
    properties: printMap(properties),
    links_up: '0',
    auto_update_mac: String(request.mac === ''),
  });
  // VLANs with equal tags become one. The network of the management interface must stay, so its
  // member comes first.
  const manages = (member: Row): boolean =>
    database
      .where('VLAN', 'tagged_PIF', member.ref)
      .some((vlan) => database.find('PIF', vlan.get('untagged_PIF'))?.is('management') === true);
  const inOrder = [...request.members].sort((a, b) => Number(manages(b)) - Number(manages(a)));
  for (const member of inOrder) {
    moveEverything(database, member, master);
    database.update('PIF', member.ref, { bond_slave_of: bond });
  }
  return { bond, master };
}

/**
 * Takes a Bond apart. Everything on its master goes back to the primary member. Then the master and
 * its metrics are removed. Runs inside a transaction. Returns the primary member.
 */
export function removeBond(database: Database, bond: Row): Row | null {
  const members = database.where('PIF', 'bond_slave_of', bond.ref);
  const master = database.find('PIF', bond.get('master'));
  const primary =
    members.find((pif) => pif.ref === bond.get('primary_slave')) ?? members[0] ?? null;
  for (const member of members)
    database.update('PIF', member.ref, { bond_slave_of: 'OpaqueRef:NULL' });
  database.remove('Bond', bond.ref);
  if (master === null) return primary;
  if (primary !== null) {
    moveEverything(database, master, primary.ref);
    database.update('PIF', primary.ref, { currently_attached: master.get('currently_attached') });
  }
  const metrics = master.get('metrics');
  database.remove('PIF', master.ref);
  if (database.refsWhere('PIF', 'metrics', metrics).length === 0)
    database.remove('PIF_metrics', metrics);
  return primary;
}
