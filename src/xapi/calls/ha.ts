import { apiError, done, failed, internalError } from '../errors.js';
import { action, param, type Call, type Method } from '../dispatch/method.js';
import { bool } from '../schema/field.js';

/** Clears the HA flag that this host keeps for itself. The pool database has its own flag. */
async function disarm({ services }: Call): Promise<string | null> {
  return (await services.machine.haArmed()) ? services.machine.disarmHa() : null;
}

/** Calls that disable high availability: for the pool, or in an emergency for this host alone. */
export const haMethods: readonly Method[] = [
  action('pool.disable_ha', [], async (call) => {
    const { database } = call.services;
    const pools = database.all('pool').filter((pool) => pool.is('ha_enabled'));
    if (pools.length === 0) return failed(apiError('HA_NOT_ENABLED'));
    const error = await disarm(call);
    if (error !== null) return failed(internalError(error));
    return database.transaction(() => {
      for (const pool of pools)
        database.update('pool', pool.ref, { ha_enabled: 'false', ha_statefiles: '()' });
      for (const host of database.all('host'))
        database.update('host', host.ref, { ha_statefiles: '()', ha_network_peers: '()' });
      return done();
    });
  }),
  action('host.emergency_ha_disable', [param('soft', bool, false)], async (call, args) => {
    if (!(await call.services.machine.haArmed()))
      return args.is('soft') ? done() : failed(apiError('HA_NOT_ENABLED'));
    const error = await disarm(call);
    return error === null ? done() : failed(internalError(error));
  }),
];
