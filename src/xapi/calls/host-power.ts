import type { ApiError, CallResult } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError, done, failed, internalError } from '../errors.js';
import type { Call, Method } from '../method.js';
import { action, param } from '../method.js';
import { onObject } from '../on-object.js';
import { ref } from '../schema/field.js';

const host = param('host', ref('host'));

/** HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN: a disabled host is one failure more, and the plan reaches no further than what is promised. */
function checkPlanHolds(database: Database): ApiError | null {
  const broken = database.all('pool').some((pool) => pool.is('ha_enabled') && !pool.is('ha_allow_overcommit')
    && Number(pool.get('ha_plan_exists_for')) - 1 < Number(pool.get('ha_host_failures_to_tolerate')));
  return broken ? apiError('HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN') : null;
}

/** Why a host may not go down: it still takes VMs, or runs some. */
function checkMayGoDown(database: Database, row: Row): ApiError | null {
  if (row.is('enabled')) return apiError('HOST_NOT_DISABLED');
  const vm = database.where('VM', 'resident_on', row.ref).find((each) => !each.is('is_control_domain'));
  return vm === undefined ? null : apiError('HOST_IN_USE', row.ref, 'VM', vm.ref);
}

function enable({ services: { database } }: Call, row: Row, enabled: boolean): CallResult {
  const error = enabled || !row.is('enabled') ? null : checkPlanHolds(database);
  if (error !== null) return failed(error);
  return database.transaction(() => {
    database.update('host', row.ref, { enabled: String(enabled) });
    return done();
  });
}

/** This XAPI holds no switch: whoever may go down is told that it has to be done on the host. */
const goDown = (verb: string) => action(`host.${verb}`, [host], onObject('host', 'host', ({ services: { database } }, row) =>
  failed(checkMayGoDown(database, row) ?? internalError(`this XAPI has no power over ${row.get('name__label')}: ${verb} it there`))));

/** host.enable and host.disable, and the conditions under which a host may be shut down or rebooted. */
export const hostPowerMethods: readonly Method[] = [
  action('host.disable', [host], onObject('host', 'host', (call, row) => enable(call, row, false))),
  action('host.enable', [host], onObject('host', 'host', (call, row) => enable(call, row, true))),
  goDown('shutdown'),
  goDown('reboot'),
];
