import { checkHaOff, usesOpenvswitch } from '../../dispatch/checks.js';
import type { CallResult } from '../../../xenapi/index.js';
import type { Args } from '../../dispatch/args.js';
import { apiError, done, failed, handleInvalid, internalError } from '../../errors.js';
import { action, param, query, type Call, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { moveManagement } from '../host/host-management.js';
import { bool, ref } from '../../schema/field.js';

/** A supporter has no pool database, so it answers yes for itself. */
function isSlave({ services: { database, membership } }: Call, args: Args): CallResult {
  if (membership.link !== null) return done(true);
  const host = args.text('host');
  return database.find('host', host) === null
    ? failed(handleInvalid('host', host))
    : done(database.all('pool').every((pool) => pool.get('master') !== host));
}

/** Calls about the pool as a whole. */
export const poolMethods: readonly Method[] = [
  action('pool.sync_database', [], async ({ services }) => {
    const error = await services.flush();
    return error === null ? done() : failed(internalError(error));
  }),
  query('pool.is_slave', [param('host', ref('host'))], (call, args) => isSlave(call, args)),
  action(
    'pool.management_reconfigure',
    [param('network', ref('network'))],
    onObject('network', 'network', async (call, network) => {
      const { database } = call.services;
      const ha = checkHaOff(database);
      if (ha !== null) return failed(ha);
      const present = new Map(
        database.where('PIF', 'network', network.ref).map((pif) => [pif.get('host'), pif]),
      );
      const missing = database.all('host').find((host) => !present.has(host.ref));
      if (missing !== undefined)
        return failed(apiError('PIF_NOT_PRESENT', missing.ref, network.ref));
      // Supporters (slaves) go first: moving the coordinator cuts the clients' connection.
      const own = call.services.thisHost();
      for (const pif of [...present.values()].sort(
        (a, b) => Number(a.get('host') === own) - Number(b.get('host') === own),
      )) {
        const moved = await moveManagement(call, pif, network.get('bridge'));
        if (!moved.ok) return moved;
      }
      return done();
    }),
  ),
  action(
    'pool.set_igmp_snooping_enabled',
    [param('self', ref('pool')), param('value', bool)],
    onObject('pool', 'self', ({ services: { database } }, pool, args) => {
      if (!usesOpenvswitch(database))
        return failed(apiError('OPERATION_NOT_ALLOWED', 'host(s) not using openvswitch backend'));
      return database.transaction(() => {
        database.update('pool', pool.ref, { igmp_snooping_enabled: args.text('value') });
        const status = args.is('value') ? 'enabled' : 'disabled';
        for (const pif of database.all('PIF'))
          if (pif.is('managed') && pif.is('currently_attached'))
            database.update('PIF', pif.ref, { igmp_snooping_status: status });
        return done();
      });
    }),
  ),
];
