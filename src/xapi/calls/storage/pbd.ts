import { apiError, done, failed, handleInvalid } from '../../errors.js';
import { action, param, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { columnsOfRecord } from '../../record-columns.js';
import { ref, textMap } from '../../schema/field.js';
import { checkAttaches, checkUnused } from '../../storage/plug.js';

const self = param('self', ref('PBD'));
/** The members of a PBD.create record that a caller may give. */
const settable = new Set(['host', 'SR', 'device_config', 'other_config']);

/**
 * Calls about PBDs, the links between hosts and SRs. Nothing is mounted here: what can be plugged
 * is what the host's network reaches.
 */
export const pbdMethods: readonly Method[] = [
  action('PBD.create', [param('args', { kind: 'record' })], ({ services: { database } }, args) => {
    const columns = columnsOfRecord('PBD', settable, args.record('args'));
    if (!columns.ok) return failed(columns.error);
    const { host = '', SR = '' } = columns.value;
    if (database.find('host', host) === null) return failed(handleInvalid('host', host));
    if (database.find('SR', SR) === null) return failed(handleInvalid('SR', SR));
    const same = database.where('PBD', 'SR', SR).find((pbd) => pbd.get('host') === host);
    if (same !== undefined) return failed(apiError('PBD_EXISTS', SR, host, same.ref));
    return done(
      database.write(() =>
        database.create('PBD', { ...columns.value, currently_attached: 'false' }),
      ),
    );
  }),
  action(
    'PBD.plug',
    [self],
    onObject('PBD', 'self', async ({ services }, pbd) => {
      const { database } = services;
      if (pbd.is('currently_attached')) return done();
      const sr = database.find('SR', pbd.get('SR'));
      if (sr === null) return failed(handleInvalid('SR', pbd.get('SR')));
      const config = pbd.map('device_config');
      const error = await checkAttaches(services, pbd.get('host'), sr.get('type'), config);
      if (error !== null) return failed(error);
      database.write(() => {
        database.update('PBD', pbd.ref, { currently_attached: 'true' });
      });
      return done();
    }),
  ),
  action(
    'PBD.unplug',
    [self],
    onObject('PBD', 'self', ({ services: { database } }, pbd) => {
      if (!pbd.is('currently_attached')) return done();
      const error = checkUnused(database, pbd);
      if (error !== null) return failed(error);
      database.write(() => {
        database.update('PBD', pbd.ref, { currently_attached: 'false' });
      });
      return done();
    }),
  ),
  action(
    'PBD.destroy',
    [self],
    onObject('PBD', 'self', ({ services: { database } }, pbd) => {
      if (pbd.is('currently_attached'))
        return failed(apiError('OPERATION_NOT_ALLOWED', 'PBD is currently attached'));
      database.write(() => {
        database.remove('PBD', pbd.ref);
      });
      return done();
    }),
  ),
  action(
    'PBD.set_device_config',
    [self, param('value', textMap)],
    onObject('PBD', 'self', ({ services: { database } }, pbd, args) => {
      database.write(() => {
        database.update('PBD', pbd.ref, { device_config: args.text('value') });
      });
      return done();
    }),
  ),
];
