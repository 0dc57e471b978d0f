import type { ApiError, CallResult } from '../../../xenapi/index.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import type { Args } from '../../dispatch/args.js';
import { action, param, type Call, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { apiError, done, failed, handleInvalid } from '../../errors.js';
import { columnsOfRecord } from '../../record-columns.js';
import { ref } from '../../schema/field.js';
import { checkMedium, checkVbdOperation } from '../../storage/vbd.js';
import { freeDisks, isDiskDevice, isDiskTaken, pluggedDevice } from '../../vms/disk-devices.js';
import { notAllowed } from '../../vms/hotplug.js';

/** The members of a VBD.create record that a caller may give. The server sets all others. */
const settable = new Set([
  'VM',
  'VDI',
  'userdevice',
  'bootable',
  'mode',
  'type',
  'unpluggable',
  'empty',
  'other_config',
  'qos_algorithm_type',
  'qos_algorithm_params',
]);

/** The device that a new VBD gets, where the caller leaves the choice to XAPI. */
const deviceOf = (database: Database, vm: Row, wanted: string): string =>
  wanted === 'autodetect' ? String(freeDisks(database, vm)[0] ?? '') : wanted;

function checkDevice(database: Database, vm: Row, device: string): ApiError | null {
  if (!isDiskDevice(device)) return apiError('INVALID_DEVICE', device);
  return isDiskTaken(database, vm, device) ? apiError('DEVICE_ALREADY_EXISTS', device) : null;
}

function create({ services: { database } }: Call, args: Args): CallResult {
  const columns = columnsOfRecord('VBD', settable, args.record('args'));
  if (!columns.ok) return failed(columns.error);
  const { VM = '', VDI = '', userdevice: wanted = '', type = 'CD', mode = 'RO' } = columns.value;
  const vm = database.find('VM', VM);
  if (vm === null) return failed(handleInvalid('VM', VM));
  const vdi = database.find('VDI', VDI);
  const empty = columns.value['empty'] === 'true';
  if (vdi === null && !empty) return failed(handleInvalid('VDI', VDI));
  const userdevice = deviceOf(database, vm, wanted);
  const error =
    checkMedium(database, empty ? null : vdi, { type, mode }) ??
    checkDevice(database, vm, userdevice);
  if (error !== null) return failed(error);
  return done(
    database.write(() =>
      database.create('VBD', { ...columns.value, userdevice, currently_attached: 'false' }),
    ),
  );
}

const self = param('self', ref('VBD'));
const onVbd = (body: (call: Call, vbd: Row) => CallResult): Method['run'] =>
  onObject('VBD', 'self', body);

function plug({ services: { database } }: Call, vbd: Row): CallResult {
  const error = checkVbdOperation(database, vbd, 'plug');
  if (error !== null) return failed(error);
  const vm = database.find('VM', vbd.get('VM'));
  return database.transaction(() => {
    database.update('VBD', vbd.ref, {
      currently_attached: 'true',
      ...(vm === null ? {} : { device: pluggedDevice(database, vm, vbd) }),
    });
    return done();
  });
}

function unplug({ services: { database } }: Call, vbd: Row): CallResult {
  const error = checkVbdOperation(database, vbd, 'unplug');
  if (error !== null) return failed(error);
  return database.transaction(() => {
    database.update('VBD', vbd.ref, { currently_attached: 'false' });
    return done();
  });
}

function destroy({ services: { database } }: Call, vbd: Row): CallResult {
  const vm = database.find('VM', vbd.get('VM'))?.get('uuid') ?? '';
  if (vbd.is('currently_attached') || vbd.is('reserved'))
    return failed(notAllowed(`VBD '${vbd.get('uuid')}' still attached to '${vm}'`));
  return database.transaction(() => {
    database.remove('VBD', vbd.ref);
    return done();
  });
}

/** Calls on a VM's disk drives. They change records only, because no domain runs here. */
export const vbdMethods: readonly Method[] = [
  action('VBD.create', [param('args', { kind: 'record' })], create),
  action('VBD.destroy', [self], onVbd(destroy)),
  action('VBD.plug', [self], onVbd(plug)),
  action('VBD.unplug', [self], onVbd(unplug)),
  action('VBD.unplug_force', [self], onVbd(unplug)),
];
