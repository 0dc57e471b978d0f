import { modeName } from '../../model/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { localVifs } from './local-vifs.js';
import { ipv4ModeOf } from './modes.js';
import { makeVlan } from './vlan.js';

const addressColumns = ['ip_configuration_mode', 'IP', 'netmask', 'gateway', 'DNS'] as const;

const noAddress: Readonly<Record<string, string>> = {
  ip_configuration_mode: modeName('none'),
  IP: '',
  netmask: '',
  gateway: '',
  DNS: '',
};

/**
 * The columns of the IPv4 configuration; none when its mode is None. xapi moves no other columns.
 */
function addressOf(pif: Row): Readonly<Record<string, string>> {
  if (ipv4ModeOf(pif) === 'none') return {};
  return Object.fromEntries(addressColumns.map((column) => [column, pif.get(column)]));
}

/** Moves the VIFs that follow the host's PIF: VIFs of VMs that run here or can run nowhere else. */
function moveVifs(database: Database, host: string, from: string, to: string): void {
  if (from === to) return;
  for (const vif of localVifs(database, host, from))
    database.update('VIF', vif.ref, { network: to });
}

/**
 * Makes a VLAN again on another PIF, as xapi does. Its untagged PIF is a new one with the device of
 * the PIF below. When that PIF already has the tag, the two VLANs become one and the VIFs go to its
 * network.
 */
function moveVlan(database: Database, vlan: Row, to: Row): void {
  const logical = database.find('PIF', vlan.get('untagged_PIF'));
  const network = logical === null ? null : database.find('network', logical.get('network'));
  database.remove('VLAN', vlan.ref);
  if (logical === null || network === null) return;
  const equal = database
    .where('VLAN', 'tagged_PIF', to.ref)
    .find((each) => each.get('tag') === vlan.get('tag'));
  const successor =
    equal?.get('untagged_PIF') ?? makeVlan(database, to, Number(vlan.get('tag')), network).untagged;
  const before = database.find('PIF', successor);
  database.update('PIF', successor, {
    ...(before !== null && ipv4ModeOf(before) === 'none' ? addressOf(logical) : {}),
    ...(logical.is('management') ? { management: 'true' } : {}),
    ...(logical.is('currently_attached') ? { currently_attached: 'true' } : {}),
    ...(logical.is('disallow_unplug') ? { disallow_unplug: 'true' } : {}),
  });
  for (const row of database.where('Cluster_host', 'PIF', logical.ref))
    database.update('Cluster_host', row.ref, { PIF: successor });
  // The PIF must still be there: it tells which VMs can run only here.
  if (before !== null) moveVifs(database, to.get('host'), network.ref, before.get('network'));
  database.remove('PIF', logical.ref);
}

/**
 * Moves everything on one PIF to another: VIFs, IPv4 configuration, VLANs, tunnels and cluster
 * memberships. Runs inside a transaction.
 */
export function moveEverything(database: Database, from: Row, to: string): void {
  const successor = database.find('PIF', to);
  if (successor === null) return;
  for (const vlan of database.where('VLAN', 'tagged_PIF', from.ref))
    moveVlan(database, vlan, successor);
  for (const [table, column] of [
    ['tunnel', 'transport_PIF'],
    ['Cluster_host', 'PIF'],
  ] as const) {
    for (const row of database.where(table, column, from.ref))
      database.update(table, row.ref, { [column]: to });
  }
  moveVifs(database, from.get('host'), from.get('network'), successor.get('network'));
  database.update('PIF', to, {
    ...addressOf(from),
    ...(from.is('management') ? { management: 'true' } : {}),
    ...(from.is('disallow_unplug') ? { disallow_unplug: 'true' } : {}),
  });
  database.update('PIF', from.ref, { ...noAddress, management: 'false', disallow_unplug: 'false' });
}
