import type { ApiError, CallResult } from '../../../xenapi/index.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { apiError, done, failed, internalError } from '../../errors.js';
import { action, param, type Call, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { ref } from '../../schema/field.js';
import type { Reboot } from '../../pool/host-agent.js';

const host = param('host', ref('host'));

/**
 * HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN: disabling a host counts as one more failed host. It is
 * refused when the plan covers no more failed hosts than the pool promises to tolerate.
 */
function checkPlanHolds(database: Database): ApiError | null {
  const broken = database
    .all('pool')
    .some(
      (pool) =>
        pool.is('ha_enabled') &&
        !pool.is('ha_allow_overcommit') &&
        Number(pool.get('ha_plan_exists_for')) - 1 <
          Number(pool.get('ha_host_failures_to_tolerate')),
    );
  return broken ? apiError('HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN') : null;
}

/** The error that keeps a host from going down: it is still enabled, or VMs run on it. */
function checkMayGoDown(database: Database, row: Row): ApiError | null {
  if (row.is('enabled')) return apiError('HOST_NOT_DISABLED');
  const vm = database
    .where('VM', 'resident_on', row.ref)
    .find((each) => !each.is('is_control_domain'));
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

/** The delay lets the answer leave before the host goes down, as `shutdown -r` does. */
const answerLeavesMs = 250;

/**
 * Prepares a reboot and starts it. The host is enabled in the database, because xapi enables its
 * host when it starts after a reboot. Then everything answered so far is saved.
 */
async function goDown(
  { services: { database, flush, log } }: Call,
  host: string,
  reboot: Reboot,
): Promise<void> {
  if (database.find('host', host) !== null)
    database.write(() => {
      database.update('host', host, { enabled: 'true' });
    });
  const error = (await flush()) ?? (await reboot());
  if (error !== null) log(`host.reboot: this host stays up: ${error}`);
}

async function rebootHost(call: Call, row: Row): Promise<CallResult> {
  const { database, agentOf } = call.services;
  const error = checkMayGoDown(database, row);
  const reboot = error === null ? ((await agentOf(row.ref)?.power()) ?? null) : null;
  if (reboot === null) return failed(error ?? noPower('reboot', row));
  setTimeout(() => void goDown(call, row.ref, reboot), answerLeavesMs);
  return done();
}

/** Embedded hosts can be rebooted, but nothing here can switch a machine off. */
function noPower(verb: string, row: Row): ApiError {
  return internalError(`this XAPI has no power over ${row.get('name__label')}: ${verb} it there`);
}

/**
 * host.enable, host.disable, the reboot of an embedded host, and the checks before a host may go
 * down.
 */
export const hostPowerMethods: readonly Method[] = [
  action(
    'host.disable',
    [host],
    onObject('host', 'host', (call, row) => enable(call, row, false)),
  ),
  action(
    'host.enable',
    [host],
    onObject('host', 'host', (call, row) => enable(call, row, true)),
  ),
  action(
    'host.shutdown',
    [host],
    onObject('host', 'host', ({ services: { database } }, row) =>
      failed(checkMayGoDown(database, row) ?? noPower('shutdown', row)),
    ),
  ),
  action('host.reboot', [host], onObject('host', 'host', rebootHost)),
];
