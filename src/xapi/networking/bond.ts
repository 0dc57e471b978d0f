import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { printMap } from '../../model/index.js';
import type { BondWish } from './bond-checks.js';
import { hasAddress } from './bond-checks.js';
import { freeDevice } from './free-device.js';

const addressColumns = [
  'ip_configuration_mode',
  'IP',
  'netmask',
  'gateway',
  'DNS',
  'ipv6_configuration_mode',
  'IPv6',
  'ipv6_gateway',
] as const;

const noAddress: Readonly<Record<string, string>> = {
  ip_configuration_mode: 'None',
  IP: '',
  netmask: '',
  gateway: '',
  DNS: '',
  ipv6_configuration_mode: 'None',
  IPv6: '()',
  ipv6_gateway: '',
  disallow_unplug: 'false',
};

const lacpDefaults: readonly (readonly [string, string])[] = [
  ['hashing_algorithm', 'tcpudp_ports'],
  ['lacp-time', 'slow'],
  ['lacp-fallback-ab', 'true'],
];

/** Moves what stands on one PIF to another: IP configuration, VLANs, tunnels, cluster membership, attachment. */
function moveConfiguration(database: Database, from: Row, to: string): void {
  const addresses: Record<string, string> = {};
  for (const column of addressColumns) addresses[column] = from.get(column);
  database.update('PIF', to, {
    ...(hasAddress(from) ? addresses : {}),
    ...(from.is('management') ? { management: 'true' } : {}),
    ...(from.is('disallow_unplug') ? { disallow_unplug: 'true' } : {}),
  });
  database.update('PIF', from.ref, { ...noAddress, management: 'false' });
  for (const [table, column] of [
    ['VLAN', 'tagged_PIF'],
    ['tunnel', 'transport_PIF'],
    ['Cluster_host', 'PIF'],
  ] as const) {
    for (const row of database.where(table, column, from.ref))
      database.update(table, row.ref, { [column]: to });
  }
}

/** VIFs of VMs that run on the host follow their network's PIF. */
function moveVifs(database: Database, host: string, from: string, to: string): void {
  for (const vif of database.where('VIF', 'network', from)) {
    if (database.find('VM', vif.get('VM'))?.get('resident_on') === host)
      database.update('VIF', vif.ref, { network: to });
  }
}

/** The member whose address and MAC the bond takes: the management interface, else the first with an IP configuration, else the first. */
function primaryOf(members: readonly Row[], first: Row): Row {
  return members.find((pif) => pif.is('management')) ?? members.find(hasAddress) ?? first;
}

/** Makes a Bond and its master PIF and moves everything up to it. The wish is checked; inside a transaction. Answers both refs. */
export function makeBond(
  database: Database,
  wish: BondWish,
  first: Row,
): { readonly bond: string; readonly master: string } {
  const host = first.get('host');
  const primary = primaryOf(wish.members, first);
  const device = freeDevice(database, host, 'bond');
  const master = database.create('PIF', {
    device,
    device_name: device,
    network: wish.network.ref,
    host,
    MAC: wish.mac === '' ? primary.get('MAC') : wish.mac.toLowerCase(),
    MTU: '-1',
    metrics: database.create('PIF_metrics', {}),
    primary_address_type: primary.get('primary_address_type'),
    properties: primary.get('properties'),
    currently_attached: String(wish.members.some((pif) => pif.is('currently_attached'))),
  });
  const properties =
    wish.mode === 'lacp' ? new Map([...lacpDefaults, ...wish.properties]) : wish.properties;
  const bond = database.create('Bond', {
    master,
    primary_slave: primary.ref,
    mode: wish.mode,
    properties: printMap(properties),
    links_up: '0',
    auto_update_mac: String(wish.mac === ''),
  });
  for (const member of wish.members) {
    moveConfiguration(database, member, master);
    moveVifs(database, host, member.get('network'), wish.network.ref);
    database.update('PIF', member.ref, { bond_slave_of: bond });
  }
  return { bond, master };
}

/** Takes a Bond apart: everything on its master goes back to the primary member, master and its metrics go. Inside a transaction. Answers the primary member. */
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
    moveConfiguration(database, master, primary.ref);
    moveVifs(database, master.get('host'), master.get('network'), primary.get('network'));
    database.update('PIF', primary.ref, { currently_attached: master.get('currently_attached') });
  }
  const metrics = master.get('metrics');
  database.remove('PIF', master.ref);
  if (database.refsWhere('PIF', 'metrics', metrics).length === 0)
    database.remove('PIF_metrics', metrics);
  return primary;
}
