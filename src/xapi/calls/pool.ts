import { done, failed, internalError } from '../errors.js';
import type { Method } from '../method.js';
import { action, param, query } from '../method.js';
import { onObject } from '../on-object.js';
import { ref } from '../schema/field.js';

/** Calls about the pool as a whole. */
export const poolMethods: readonly Method[] = [
  action('pool.sync_database', [], async ({ services }) => {
    const trouble = await services.flush();
    return trouble === null ? done() : failed(internalError(trouble));
  }),
  query('pool.is_slave', [param('host', ref('host'))], onObject('host', 'host', ({ services: { database } }, host) =>
    done(database.all('pool').every((pool) => pool.get('master') !== host.ref)))),
  query('host.is_in_emergency_mode', [], () => done(false)),
  action('pool.recover_slaves', [], () => done([])),
];
