import { apiError, done, failed, handleInvalid } from '../../errors.js';
import { action, param, query, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { bool, int, ref, text, textMap } from '../../schema/field.js';
import { backendError, checkAttaches } from '../../storage/plug.js';
import { probe } from '../../storage/probe.js';
import { openRecord } from '../../../xenapi/index.js';

const drivers: ReadonlySet<string> = new Set([
  'ext',
  'lvm',
  'nfs',
  'lvmoiscsi',
  'lvmohba',
  'iso',
  'smb',
  'udev',
  'file',
]);
const smConfig = param('sm_config', textMap, openRecord());

/** Calls that look for SRs, make new ones, and let the pool know SRs that are there already. */
export const srMakeMethods: readonly Method[] = [
  query('SR.get_supported_types', [], () => done([...drivers])),
  action(
    'SR.probe',
    [
      param('host', ref('host')),
      param('device_config', textMap),
      param('type', text, ''),
      smConfig,
    ],
    onObject('host', 'host', async ({ services }, host, args) => {
      const found = await probe(services, host.ref, args.text('type'), args.map('device_config'));
      return found.ok ? done(found.value) : failed(found.error);
    }),
  ),
  action(
    'SR.introduce',
    [
      param('uuid', text),
      param('name_label', text),
      param('name_description', text),
      param('type', text),
      param('content_type', text),
      param('shared', bool),
      smConfig,
    ],
    ({ services: { database } }, args) => {
      const type = args.text('type').toLowerCase();
      const uuid = args.text('uuid');
      if (!drivers.has(type)) return failed(apiError('SR_UNKNOWN_DRIVER', type));
      if (uuid !== '' && database.refsWhere('SR', 'uuid', uuid).length > 0)
        return failed(apiError('DB_UNIQUENESS_CONSTRAINT_VIOLATION', 'SR', 'uuid', uuid));
      return done(
        database.write(() =>
          database.create('SR', {
            ...(uuid === '' ? {} : { uuid }),
            name__label: args.text('name_label'),
            name__description: args.text('name_description'),
            type,
            content_type: args.text('content_type'),
            shared: args.text('shared'),
            sm_config: args.text('sm_config'),
            default_vdi_visibility: 'true',
          }),
        ),
      );
    },
  ),
  action(
    'SR.create',
    [
      param('host', ref('host')),
      param('device_config', textMap),
      param('physical_size', int),
      param('name_label', text),
      param('name_description', text),
      param('type', text),
      param('content_type', text),
      param('shared', bool),
      smConfig,
    ],
    onObject('host', 'host', async ({ services }, host, args) => {
      const { database, machine } = services;
      const type = args.text('type').toLowerCase();
      const config = args.map('device_config');
      if (!drivers.has(type)) return failed(apiError('SR_UNKNOWN_DRIVER', type));
      const error = await checkAttaches(services, host.ref, type, config);
      if (error !== null) return failed(error);
      const device = config.get('device') ?? '';
      const isLocal = type === 'lvm' || type === 'ext';
      const size = isLocal ? await machine.format(device, type) : 0;
      if (size === null)
        return failed(backendError('77', 'Logical Volume group creation failed', device));
      if (database.find('host', host.ref) === null) return failed(handleInvalid('host', host.ref));
      return done(
        database.write(() => {
          const SR = database.create('SR', {
            name__label: args.text('name_label'),
            name__description: args.text('name_description'),
            type,
            content_type: args.text('content_type'),
            shared: args.text('shared'),
            sm_config: args.text('sm_config'),
            physical_size: String(size > 0 ? size : args.number('physical_size')),
          });
          database.create('PBD', {
            SR,
            host: host.ref,
            device_config: args.text('device_config'),
            currently_attached: 'true',
          });
          return SR;
        }),
      );
    }),
  ),
];
