import type { ApiError } from '../../../xenapi/index.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { apiError, done, failed } from '../../errors.js';
import { action, param, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { ref } from '../../schema/field.js';

const self = param('sr', ref('SR'));

/** SR_HAS_PBD [sr] while a host has the SR plugged. */
function checkNoPbdPlugged(database: Database, sr: Row): ApiError | null {
  return database.where('PBD', 'SR', sr.ref).some((pbd) => pbd.is('currently_attached'))
    ? apiError('SR_HAS_PBD', sr.ref)
    : null;
}

/** Removes the records of an SR, its PBDs and its virtual disks. */
function removeSr(database: Database, sr: Row): void {
  database.write(() => {
    for (const pbd of database.where('PBD', 'SR', sr.ref)) database.remove('PBD', pbd.ref);
    for (const vdi of database.where('VDI', 'SR', sr.ref)) database.remove('VDI', vdi.ref);
    database.remove('SR', sr.ref);
  });
}

/** Calls about SRs. They change records only, because no storage is mounted here. */
export const srMethods: readonly Method[] = [
  action(
    'SR.forget',
    [self],
    onObject('SR', 'sr', ({ services: { database } }, sr) => {
      const error = checkNoPbdPlugged(database, sr);
      if (error !== null) return failed(error);
      removeSr(database, sr);
      return done();
    }),
  ),
  action(
    'SR.destroy',
    [self],
    onObject('SR', 'sr', ({ services: { database } }, sr) => {
      const error = checkNoPbdPlugged(database, sr);
      if (error !== null) return failed(error);
      if (database.where('PBD', 'SR', sr.ref).length === 0)
        return failed(apiError('SR_HAS_NO_PBDS', sr.ref));
      if (database.where('VDI', 'SR', sr.ref).some((vdi) => vdi.is('managed')))
        return failed(apiError('SR_NOT_EMPTY', sr.ref));
      removeSr(database, sr);
      return done();
    }),
  ),
  action(
    'SR.scan',
    [self],
    onObject('SR', 'sr', ({ services: { database } }, sr) =>
      database.where('PBD', 'SR', sr.ref).some((pbd) => pbd.is('currently_attached'))
        ? done()
        : failed(apiError('SR_NO_PBDS', sr.ref)),
    ),
  ),
];
