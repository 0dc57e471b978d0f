import type { ApiError } from '../../xenapi/index.js';
import { checkManaged, checkMayDisturb, checkNotClustered, checkNotManagement } from '../checks.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError } from '../errors.js';

/** VIF_IN_USE [network; vif] when a VM on the PIF's host is attached to its network. */
function checkNoVifs(database: Database, pif: Row): ApiError | null {
  const inUse = database.where('VIF', 'network', pif.get('network')).find((vif) =>
    vif.is('currently_attached') && database.find('VM', vif.get('VM'))?.get('resident_on') === pif.get('host'));
  return inUse === undefined ? null : apiError('VIF_IN_USE', pif.get('network'), inUse.ref);
}

/** Why a PIF may not be unplugged, in xapi's order; null when it may. */
export function checkMayUnplug(database: Database, pif: Row): ApiError | null {
  return checkManaged(pif) ?? checkMayDisturb(database, pif) ?? checkNotManagement(pif) ?? checkNotClustered(database, pif)
    ?? checkNoVifs(database, pif) ?? (pif.is('disallow_unplug') ? apiError('PIF_DOES_NOT_ALLOW_UNPLUG', pif.ref) : null);
}

/** Marks a PIF as down, and with it the tunnels it carries and the SR-IOV logical PIFs on it. Inside a transaction. */
export function detach(database: Database, pif: Row): void {
  const above = [
    ...database.where('tunnel', 'transport_PIF', pif.ref).map((tunnel) => tunnel.get('access_PIF')),
    ...database.where('network_sriov', 'physical_PIF', pif.ref).map((sriov) => sriov.get('logical_PIF')),
  ];
  for (const ref of [pif.ref, ...above]) {
    if (database.find('PIF', ref)?.is('currently_attached') === true) database.update('PIF', ref, { currently_attached: 'false' });
  }
}
