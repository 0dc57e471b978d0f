import { randomUUID } from 'node:crypto';
import { modeName } from '../../../model/index.js';
import { parseKeyValue, printKeyValue, setValue } from '../../../reset/index.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { bondOf } from '../../dispatch/checks.js';
import { managementPif } from '../../networking/management.js';
import { addressTypeOf, ipv4ModeOf, ipv6ModeOf } from '../../networking/modes.js';
import { nullRef } from '../../schema/index.js';
import { Removal } from './removal.js';

/** Where a host that leaves its pool has its management afterwards. */
export interface KeptManagement {
  readonly bridge: string;
  readonly addressType: 'IPv4' | 'IPv6';
  /** The text of the firstboot data. */
  readonly firstboot: string;
}

const unconfigured = {
  management: 'false',
  bond_slave_of: nullRef,
  ip_configuration_mode: modeName('none'),
  IP: '',
  netmask: '',
  gateway: '',
  DNS: '',
  ipv6_configuration_mode: modeName('none'),
  IPv6: '()',
  ipv6_gateway: '',
} as const;

/** The PIF below a management PIF: its first member, or the one that its VLAN is on. */
function physicalBelow(database: Database, pif: Row): Row | null {
  const vlan = database.find('VLAN', pif.get('VLAN_master_of'));
  const below = vlan === null ? pif : database.find('PIF', vlan.get('tagged_PIF'));
  if (below === null) return null;
  const bond = database.all('Bond').find((each) => each.get('master') === below.ref);
  return bond === undefined ? below : database.find('PIF', bond.get('primary_slave'));
}

/**
 * The firstboot data as xapi writes them when a host leaves: the same mode and addresses, on the
 * first member where management was on a bond.
 */
export function keptManagement(database: Database, host: string): KeptManagement | null {
  const pif = managementPif(database, host);
  const device = pif === null ? null : physicalBelow(database, pif);
  if (pif === null || device === null) return null;
  const network = database.find(
    'network',
    (pif.get('VLAN') === '-1' ? device : pif).get('network'),
  );
  const mode = ipv4ModeOf(pif);
  const mode6 = ipv6ModeOf(pif);
  const isStatic = mode === 'static';
  const isStatic6 = mode6 === 'static';
  const values: readonly (readonly [key: string, value: string, needed: boolean])[] = [
    ['LABEL', device.get('device'), true],
    ['MODE', mode, true],
    ['MODEV6', mode6, true],
    ['IP', pif.get('IP'), isStatic],
    ['NETMASK', pif.get('netmask'), isStatic],
    ['GATEWAY', pif.get('gateway'), isStatic],
    ['IPv6', pif.set('IPv6').join(','), isStatic6],
    ['IPv6_GATEWAY', pif.get('ipv6_gateway'), isStatic6],
    ['DNS', pif.get('DNS'), isStatic || isStatic6],
    ['VLAN', pif.get('VLAN'), pif.get('VLAN') !== '-1'],
  ];
  const lines = values
    .filter(([, , needed]) => needed)
    .reduce((text, [key, value]) => setValue(text, key, value, 'quoted'), parseKeyValue(''));
  return {
    bridge: network?.get('bridge') ?? '',
    addressType: addressTypeOf(pif),
    firstboot: printKeyValue(lines),
  };
}

/** Keeps the physical PIFs, and the VLAN that management is on. */
function freshNetworking(database: Database, host: string, removal: Removal): void {
  const management = managementPif(database, host);
  const below = management === null ? null : physicalBelow(database, management);
  const pifs = database.where('PIF', 'host', host);
  const isKept = (pif: Row): boolean =>
    pif.is('physical') || (pif.ref === management?.ref && pif.get('VLAN') !== '-1');
  const vlan = management === null ? null : database.find('VLAN', management.get('VLAN_master_of'));
  const gone = pifs.filter((pif) => !isKept(pif));
  const shared = new Set(pifs.filter((pif) => isKept(pif)).map((pif) => pif.get('metrics')));
  for (const pif of pifs.filter((each) => isKept(each))) {
    const bond = bondOf(database, pif);
    if (bond !== null) removal.drop([bond]);
  }
  for (const name of ['VLAN', 'tunnel', 'network_sriov'])
    removal.drop(database.all(name).filter((row) => row.ref !== vlan?.ref));
  removal.drop(
    gone
      .filter((pif) => !shared.has(pif.get('metrics')))
      .map((pif) => database.find('PIF_metrics', pif.get('metrics'))),
  );
  removal.drop(gone);
  for (const pif of pifs.filter((each) => isKept(each))) {
    const isManagement = pif.ref === management?.ref || (vlan === null && pif.ref === below?.ref);
    const config =
      management !== null && isManagement
        ? Object.fromEntries(
            Object.keys(unconfigured).map((column) => [column, management.get(column)]),
          )
        : unconfigured;
    database.update('PIF', pif.ref, {
      ...config,
      bond_slave_of: nullRef,
      management: String(isManagement),
    });
  }
  if (vlan !== null && below !== null) database.update('VLAN', vlan.ref, { tagged_PIF: below.ref });
  const used = new Set(database.all('PIF').map((pif) => pif.get('network')));
  removal.drop(
    database
      .all('network')
      .filter(
        (network) =>
          !used.has(network.ref) &&
          network.map('other_config').get('is_host_internal_management_network') !== 'true',
      ),
  );
}

/** A local disk is empty afterwards: the same SR, under another uuid and without virtual disks. */
function freshStorage(database: Database, removal: Removal): void {
  for (const sr of database.all('SR')) {
    if (sr.is('is_tools_sr')) continue;
    if (sr.is('shared')) removal.sr(sr);
    else {
      removal.drop(database.all('VDI').filter((vdi) => vdi.get('SR') === sr.ref));
      database.update('SR', sr.ref, {
        uuid: randomUUID(),
        physical_utilisation: '0',
        virtual_allocation: '0',
      });
    }
  }
}

/**
 * Makes of a pool's database what a host has after it has left: a pool of itself, with its ports,
 * its control domain, the templates and an empty local SR. VMs and shared SRs stay behind.
 */
export function makePoolOfOne(database: Database, host: string): void {
  database.write(() => {
    const removal = new Removal(database);
    for (const other of database.all('host')) if (other.ref !== host) removal.host(other);
    for (const vm of database.all('VM')) {
      const isOwn = vm.is('is_control_domain') && vm.get('resident_on') === host;
      if (!isOwn && (!vm.is('is_a_template') || vm.is('is_a_snapshot'))) removal.vm(vm);
    }
    freshNetworking(database, host, removal);
    freshStorage(database, removal);
    for (const pool of database.all('pool'))
      database.update('pool', pool.ref, {
        uuid: randomUUID(),
        name_label: '',
        name_description: '',
        master: host,
      });
    database.update('host', host, { enabled: 'true' });
    removal.end();
  });
}
