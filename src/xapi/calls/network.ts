import { usualMtu, type Result, err, ok, printSet } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError, done, failed, invalidValue } from '../errors.js';
import { action, param, type Method } from '../dispatch/method.js';
import { onObject } from '../dispatch/on-object.js';
import { columnsOfRecord } from '../record-columns.js';
import { oneOf, ref } from '../schema/field.js';
import { networkLockingMode } from '../schema/networking.js';
import { checkNoController } from './vif/vif-filter.js';

/** The members of a network.create record that a caller may give. The server sets all others. */
const settable = new Set([
  'name_label',
  'name_description',
  'MTU',
  'other_config',
  'bridge',
  'managed',
  'tags',
]);

function freeBridge(database: Database): string {
  let number = 0;
  while (database.refsWhere('network', 'bridge', `xapi${number}`).length > 0) number += 1;
  return `xapi${number}`;
}

function checkBridge(database: Database, bridge: string): Result<string, ApiError> {
  if (bridge === '') return ok(freeBridge(database));
  if (bridge.length > 15 || /^(xen|xapi|vif|tap|eth)/.test(bridge))
    return err(invalidValue('bridge', bridge));
  return database.refsWhere('network', 'bridge', bridge).length > 0
    ? err(apiError('BRIDGE_NAME_EXISTS', bridge))
    : ok(bridge);
}

/** The error that keeps a network, or the VIFs that are removed with it. */
function removable(database: Database, network: Row): Result<readonly Row[], ApiError> {
  const vifs = database.where('VIF', 'network', network.ref);
  const inUse = vifs.filter((vif) => vif.is('currently_attached') || vif.is('reserved'));
  const pifs = database.refsWhere('PIF', 'network', network.ref);
  if (inUse.length > 0)
    return err(apiError('NETWORK_CONTAINS_VIF', ...inUse.map((vif) => vif.ref)));
  if (pifs.length > 0) return err(apiError('NETWORK_CONTAINS_PIF', ...pifs));
  const internal =
    network.map('other_config').get('is_host_internal_management_network') === 'true';
  return internal ? err(apiError('CANNOT_DESTROY_SYSTEM_NETWORK', network.ref)) : ok(vifs);
}

const purpose = oneOf('network_purpose', 'nbd', 'insecure_nbd');

/**
 * Calls that create and destroy networks, set the default locking mode of their VIFs, and set their
 * purpose. A network cannot have both nbd purposes.
 */
export const networkMethods: readonly Method[] = [
  action(
    'network.create',
    [param('args', { kind: 'record' })],
    ({ services: { database } }, args) => {
      const columns = columnsOfRecord('network', settable, args.record('args'));
      if (!columns.ok) return failed(columns.error);
      const bridge = checkBridge(database, columns.value['bridge'] ?? '');
      if (!bridge.ok) return failed(bridge.error);
      const asked = columns.value['MTU'] ?? '';
      const MTU = Number(asked) > 0 ? asked : String(usualMtu);
      return done(
        database.write(() =>
          database.create('network', { ...columns.value, bridge: bridge.value, MTU }),
        ),
      );
    },
  ),
  action(
    'network.destroy',
    [param('self', ref('network'))],
    onObject('network', 'self', ({ services: { database } }, network) => {
      const vifs = removable(database, network);
      if (!vifs.ok) return failed(vifs.error);
      return database.transaction(() => {
        for (const row of [...vifs.value, network]) database.remove(row.table, row.ref);
        return done();
      });
    }),
  ),
  action(
    'network.set_default_locking_mode',
    [param('network', ref('network')), param('value', networkLockingMode)],
    onObject('network', 'network', ({ services: { database } }, network, args) => {
      const mode = args.text('value');
      const attached = database
        .where('VIF', 'network', network.ref)
        .find((vif) => vif.is('currently_attached'));
      const error =
        (mode === 'disabled' ? checkNoController(database) : null) ??
        (attached === undefined ? null : apiError('VIF_IN_USE', network.ref, attached.ref));
      if (error !== null) return failed(error);
      return database.transaction(() => {
        database.update('network', network.ref, { default_locking_mode: mode });
        return done();
      });
    }),
  ),
  action(
    'network.add_purpose',
    [param('self', ref('network')), param('value', purpose)],
    onObject('network', 'self', ({ services: { database } }, network, args) => {
      const wanted = args.text('value');
      const other = network.set('purpose').find((each) => each !== wanted);
      if (other !== undefined)
        return failed(apiError('NETWORK_INCOMPATIBLE_PURPOSES', wanted, other));
      return database.transaction(() => {
        database.update('network', network.ref, { purpose: printSet([wanted]) });
        return done();
      });
    }),
  ),
  action(
    'network.remove_purpose',
    [param('self', ref('network')), param('value', purpose)],
    onObject('network', 'self', ({ services: { database } }, network, args) =>
      database.transaction(() => {
        database.update('network', network.ref, {
          purpose: printSet(network.set('purpose').filter((each) => each !== args.text('value'))),
        });
        return done();
      }),
    ),
  ),
];
