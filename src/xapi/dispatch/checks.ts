import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError } from '../errors.js';

/** HA_IS_ENABLED when the pool's high availability is armed. */
export function checkHaOff(database: Database): ApiError | null {
  return database.all('pool').some((pool) => pool.is('ha_enabled'))
    ? apiError('HA_IS_ENABLED')
    : null;
}

/** HA_IS_ENABLED or REDO_LOG_IS_ENABLED when the PIF is up, so that a change would interrupt it. */
export function checkMayDisturb(database: Database, pif: Row): ApiError | null {
  if (!pif.is('currently_attached')) return null;
  const redoLog = database.all('pool').some((pool) => pool.is('redo_log_enabled'));
  return checkHaOff(database) ?? (redoLog ? apiError('REDO_LOG_IS_ENABLED') : null);
}

/** PIF_UNMANAGED [pif] when XAPI does not manage the PIF. */
export function checkManaged(pif: Row): ApiError | null {
  return pif.is('managed') ? null : apiError('PIF_UNMANAGED', pif.ref);
}

/** PIF_IS_MANAGEMENT_INTERFACE [pif] when the PIF carries management. */
export function checkNotManagement(pif: Row): ApiError | null {
  return pif.is('management') ? apiError('PIF_IS_MANAGEMENT_INTERFACE', pif.ref) : null;
}

/** CLUSTERING_ENABLED [cluster_host] when an enabled cluster membership uses the PIF. */
export function checkNotClustered(database: Database, pif: Row): ApiError | null {
  const member = database.where('Cluster_host', 'PIF', pif.ref).find((each) => each.is('enabled'));
  return member === undefined ? null : apiError('CLUSTERING_ENABLED', member.ref);
}

/**
 * The Bond that a PIF is a member of. Null also when the ref names a Bond that does not exist, as
 * in some real pools.
 */
export function bondOf(database: Database, pif: Row): Row | null {
  const bond = pif.link('bond_slave_of');
  return bond === null ? null : database.find('Bond', bond);
}

/** Whether every host of the pool uses Open vSwitch. */
export function usesOpenvswitch(database: Database): boolean {
  return database
    .all('host')
    .every((host) => host.map('software_version').get('network_backend') === 'openvswitch');
}
