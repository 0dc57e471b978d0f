import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { printSet } from '../../model/index.js';
import { apiError, handleInvalid } from '../errors.js';
import { checkGuestCanPlug, checkPlugState, notAllowed } from '../vms/hotplug.js';
import { isOnSriov } from './kind.js';

/** What a client may do with an existing VIF, by the names in `VIF.allowed_operations`. */
type VifOperation = 'plug' | 'unplug';

/** Why a VIF may not be plugged or unplugged now, checked in xapi's order; null when it may. */
export function checkVifOperation(
  database: Database,
  vif: Row,
  operation: VifOperation,
): ApiError | null {
  const vm = database.find('VM', vif.get('VM'));
  if (vm === null) return handleInvalid('VM', vif.get('VM'));
  if (operation === 'plug' && vm.is('is_control_domain'))
    return notAllowed('Control domain does not support hotplug');
  const sriov = database
    .where('PIF', 'network', vif.get('network'))
    .some((pif) => isOnSriov(database, pif));
  return (
    (sriov ? notAllowed('Network SR-IOV VIF plug/unplug not allowed') : null) ??
    checkPlugState(vif, vm, operation) ??
    checkGuestCanPlug(database, vm, 'VIF')
  );
}

/**
 * Updates `VIF.allowed_operations` after the VIF or its VM has changed. Runs inside a transaction.
 */
export function refreshVif(database: Database, ref: string): void {
  const vif = database.find('VIF', ref);
  if (vif === null) return;
  const possible = (['plug', 'unplug'] as const).filter(
    (operation) => checkVifOperation(database, vif, operation) === null,
  );
  database.update('VIF', ref, { allowed_operations: printSet(['attach', ...possible]) });
}

/**
 * VLAN_TAG_INVALID [tag], or NETWORK_INCOMPATIBLE_WITH_TRUNKS [network]. A VIF that carries VLANs
 * cannot be on a network that is itself a VLAN on any host.
 */
export function checkTrunks(
  database: Database,
  network: Row,
  tags: readonly string[],
): ApiError | null {
  const wrong = tags.find((tag) => !/^\d{1,4}$/.test(tag) || Number(tag) > 4094);
  if (wrong !== undefined) return apiError('VLAN_TAG_INVALID', wrong);
  const isVlan = database
    .where('PIF', 'network', network.ref)
    .some((pif) => pif.get('VLAN') !== '' && Number(pif.get('VLAN')) >= 0);
  return tags.length > 0 && isVlan
    ? apiError('NETWORK_INCOMPATIBLE_WITH_TRUNKS', network.ref)
    : null;
}

/**
 * HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN when HA must be able to restart the VM anywhere, but some
 * host does not have the network.
 */
export function checkAgile(database: Database, vm: Row, network: Row): ApiError | null {
  const planned = database
    .all('pool')
    .some((pool) => pool.is('ha_enabled') && !pool.is('ha_allow_overcommit'));
  if (!planned || !vm.is('ha_always_run') || vm.get('ha_restart_priority') !== 'restart')
    return null;
  const connected = new Set(
    database.where('PIF', 'network', network.ref).map((pif) => pif.get('host')),
  );
  return database.all('host').every((host) => connected.has(host.ref))
    ? null
    : apiError('HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN');
}
