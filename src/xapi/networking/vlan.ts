import { foreignVlan, printSet } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import { checkManaged } from '../dispatch/checks.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError } from '../errors.js';
import type { Services } from '../services.js';
import { alikeCards, checkFreeNetwork, checkNotBonded, checkNotTunnel } from './join-checks.js';
import { isOnSriov, kindOf } from './kind.js';

/** The network_sriov under a VLAN's untagged PIF; null when there is none. */
function sriovUnder(database: Database, pif: Row): Row | null {
  const kind = kindOf(database, pif);
  const below = kind.kind === 'VLAN' ? database.find('PIF', kind.row.get('tagged_PIF')) : null;
  const carrier = below === null ? null : kindOf(database, below);
  return carrier?.kind === 'sriov' ? carrier.row : null;
}

/**
 * A VLAN on SR-IOV may share a network only with other VLANs on SR-IOV whose cards are of the same
 * kind. Any other VLAN may not share a network with SR-IOV.
 */
function checkSriov(database: Database, tagged: Row, network: Row): ApiError | null {
  const others = database.where('PIF', 'network', network.ref);
  const kind = kindOf(database, tagged);
  if (kind.kind !== 'sriov')
    return others.some((pif) => isOnSriov(database, pif))
      ? apiError('NETWORK_INCOMPATIBLE_WITH_VLAN_ON_BRIDGE', network.ref)
      : null;
  const physical = kind.row.get('physical_PIF');
  for (const other of others) {
    const sriov = sriovUnder(database, other);
    if (sriov === null) return apiError('NETWORK_INCOMPATIBLE_WITH_VLAN_ON_SRIOV', network.ref);
    if (!alikeCards(database, sriov.get('physical_PIF'), physical))
      return apiError('NETWORK_HAS_INCOMPATIBLE_VLAN_ON_SRIOV_PIFS', tagged.ref, network.ref);
  }
  return null;
}

function checkTag(database: Database, tagged: Row, tag: number): ApiError | null {
  if (!Number.isInteger(tag) || tag < 0 || tag > 4094)
    return apiError('VLAN_TAG_INVALID', String(tag));
  const exists = database
    .where('VLAN', 'tagged_PIF', tagged.ref)
    .some((vlan) => vlan.get('tag') === String(tag));
  return exists ? apiError('PIF_VLAN_EXISTS', tagged.get('device')) : null;
}

/** Why the pool database does not allow the VLAN, checked in xapi's order; null when it does. */
function checkRecords(database: Database, tagged: Row, tag: number, network: Row): ApiError | null {
  return (
    checkFreeNetwork(database, network, tagged.get('host')) ??
    checkManaged(tagged) ??
    checkNotBonded(database, tagged, 'CANNOT_ADD_VLAN_TO_BOND_SLAVE') ??
    (kindOf(database, tagged).kind === 'VLAN' ? apiError('PIF_IS_VLAN', tagged.ref) : null) ??
    checkNotTunnel(database, tagged) ??
    checkSriov(database, tagged, network) ??
    checkTag(database, tagged, tag)
  );
}

/**
 * NETWORK_INCOMPATIBLE_WITH_TRUNKS [network] when a VIF on the network carries VLANs. They cannot
 * run inside another VLAN.
 */
function checkNoTrunks(database: Database, network: Row): ApiError | null {
  return database.where('VIF', 'network', network.ref).some((vif) => vif.set('trunks').length > 0)
    ? apiError('NETWORK_INCOMPATIBLE_WITH_TRUNKS', network.ref)
    : null;
}

/**
 * VLAN_IN_USE [device; tag] when the host's kernel has the VLAN and XAPI did not make it. A host
 * that does not answer blocks nothing.
 */
async function checkNotInUse(
  { database, agentOf }: Services,
  tagged: Row,
  tag: number,
): Promise<ApiError | null> {
  const devices = await agentOf(tagged.get('host'))?.vlanDevices();
  if (
    devices?.known !== true ||
    foreignVlan(devices.value, tagged.get('device'), tag, new Set()) === null
  )
    return null;
  const bridges = new Set(database.all('network').map((network) => network.get('bridge')));
  return foreignVlan(devices.value, tagged.get('device'), tag, bridges) === null
    ? null
    : apiError('VLAN_IN_USE', tagged.get('device'), String(tag));
}

/** Why the VLAN cannot be made, checked in xapi's order; null when it can. */
export async function checkVlan(
  services: Services,
  tagged: Row,
  tag: number,
  network: Row,
): Promise<ApiError | null> {
  const { database } = services;
  return (
    checkRecords(database, tagged, tag, network) ??
    (await checkNotInUse(services, tagged, tag)) ??
    checkNoTrunks(database, network)
  );
}

/**
 * Makes a VLAN row and its untagged PIF, linked both ways. Metrics and address type are those of
 * the PIF below. Runs inside a transaction. Returns both refs.
 */
export function makeVlan(
  database: Database,
  tagged: Row,
  tag: number,
  network: Row,
): { readonly vlan: string; readonly untagged: string } {
  const untagged = database.create('PIF', {
    device: tagged.get('device'),
    device_name: tagged.get('device'),
    network: network.ref,
    host: tagged.get('host'),
    MAC: 'fe:ff:ff:ff:ff:ff',
    MTU: tagged.get('MTU'),
    VLAN: String(tag),
    metrics: tagged.get('metrics'),
    primary_address_type: tagged.get('primary_address_type'),
    managed: 'true',
    IPv6: printSet(['']),
  });
  const vlan = database.create('VLAN', {
    tagged_PIF: tagged.ref,
    untagged_PIF: untagged,
    tag: String(tag),
  });
  database.update('PIF', untagged, { VLAN_master_of: vlan });
  return { vlan, untagged };
}
