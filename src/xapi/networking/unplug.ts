import type { ApiError } from '../../xenapi/index.js';
import {
  checkManaged,
  checkMayDisturb,
  checkNotClustered,
  checkNotManagement,
} from '../dispatch/checks.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError } from '../errors.js';
import type { Services } from '../services.js';

/** VIF_IN_USE [network; vif] when a VM on the PIF's host is attached to its network. */
function checkNoVifs(database: Database, pif: Row): ApiError | null {
  const inUse = database
    .where('VIF', 'network', pif.get('network'))
    .find(
      (vif) =>
        vif.is('currently_attached') &&
        database.find('VM', vif.get('VM'))?.get('resident_on') === pif.get('host'),
    );
  return inUse === undefined ? null : apiError('VIF_IN_USE', pif.get('network'), inUse.ref);
}

/** The SRs that this host reaches by FCoE, by the SCSI ids of their disks. */
function fcoeStorage(database: Database, host: string): ReadonlyMap<string, string> {
  return new Map(
    database.all('PBD').flatMap((pbd) => {
      const disk = pbd.map('device_config').get('SCSIid');
      const overFcoe =
        pbd.get('host') === host && database.find('SR', pbd.get('SR'))?.get('type') === 'lvmofcoe';
      return overFcoe && disk !== undefined ? [[disk, pbd.get('SR')] as const] : [];
    }),
  );
}

/**
 * PIF_HAS_FCOE_SR_IN_USE [pif; sr] when a disk of the SR is reached over the PIF's interface. Only
 * the PIF's own host can tell. When its helper program fails, nothing counts as in use, as in xapi.
 */
async function checkNoFcoe(
  { database, agentOf, log }: Services,
  pif: Row,
): Promise<ApiError | null> {
  const agent = agentOf(pif.get('host'));
  const storage = fcoeStorage(database, pif.get('host'));
  if (storage.size === 0 || agent === null) return null;
  const disks = await agent.fcoeDisks(pif.get('device'));
  if (!disks.known)
    log(
      `PIF.unplug: which disks are reached over ${pif.get('device')} is not known, so it ` +
        `counts as none: ${disks.reason.detail}`,
    );
  const used = (disks.known ? disks.value : []).find((disk) => storage.has(disk));
  return used === undefined
    ? null
    : apiError('PIF_HAS_FCOE_SR_IN_USE', pif.ref, storage.get(used) ?? '');
}

function checkRecords(database: Database, pif: Row): ApiError | null {
  return (
    checkManaged(pif) ??
    checkMayDisturb(database, pif) ??
    checkNotManagement(pif) ??
    checkNotClustered(database, pif) ??
    checkNoVifs(database, pif) ??
    (pif.is('disallow_unplug') ? apiError('PIF_DOES_NOT_ALLOW_UNPLUG', pif.ref) : null)
  );
}

/** Why a PIF may not be unplugged, checked in xapi's order; null when it may. */
export async function checkMayUnplug(services: Services, pif: Row): Promise<ApiError | null> {
  return checkRecords(services.database, pif) ?? checkNoFcoe(services, pif);
}

/**
 * Marks a PIF as down, together with the tunnels it carries and the SR-IOV logical PIFs on it. Runs
 * inside a transaction.
 */
export function detach(database: Database, pif: Row): void {
  const above = [
    ...database.where('tunnel', 'transport_PIF', pif.ref).map((tunnel) => tunnel.get('access_PIF')),
    ...database
      .where('network_sriov', 'physical_PIF', pif.ref)
      .map((sriov) => sriov.get('logical_PIF')),
  ];
  for (const ref of [pif.ref, ...above]) {
    if (database.find('PIF', ref)?.is('currently_attached') === true)
      database.update('PIF', ref, { currently_attached: 'false' });
  }
}
