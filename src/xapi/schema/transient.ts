import {
  bool,
  computed,
  datetime,
  field,
  float,
  int,
  oneOf,
  operations,
  otherConfig,
  ref,
  set,
  text,
  type ClassSchema,
} from './field.js';

/**
 * The classes of the running XAPI's own objects. The objects are in memory only, and their tables
 * stay empty in the file.
 */
export const transientClasses: readonly ClassSchema[] = [
  {
    name: 'session',
    stored: false,
    fields: [
      field('uuid', text),
      field('this_host', ref('host')),
      field('this_user', ref('user')),
      field('last_active', datetime),
      field('pool', bool),
      otherConfig,
      field('is_local_superuser', bool),
      field('subject', ref('subject')),
      field('validation_time', datetime),
      field('auth_user_sid', text),
      field('auth_user_name', text),
      field('rbac_permissions', set(text)),
      computed('tasks', 'task', 'session'),
      field('parent', ref('session')),
      field('originator', text),
      field('client_certificate', bool),
    ],
  },
  {
    // What XAPI tells its administrators. This one tells nothing, so there are none.
    name: 'message',
    stored: false,
    fields: [
      field('uuid', text),
      field('name', text),
      field('priority', int),
      field(
        'cls',
        oneOf('cls', 'VM', 'Host', 'SR', 'Pool', 'VMPP', 'VMSS', 'PVS_proxy', 'VDI', 'Certificate'),
      ),
      field('obj_uuid', text),
      field('timestamp', datetime),
      field('body', text),
    ],
  },
  {
    name: 'task',
    stored: false,
    fields: [
      field('uuid', text),
      field('name_label', text, { column: 'name__label' }),
      field('name_description', text, { column: 'name__description' }),
      ...operations,
      field('created', datetime),
      field('finished', datetime),
      field(
        'status',
        oneOf('task_status_type', 'pending', 'success', 'failure', 'cancelling', 'cancelled'),
      ),
      field('session', ref('session'), { access: 'internal' }),
      field('resident_on', ref('host')),
      field('progress', float),
      field('type', text, { initial: '<none/>' }),
      field('result', text),
      field('error_info', set(text)),
      otherConfig,
      field('subtask_of', ref('task')),
      computed('subtasks', 'task', 'subtask_of'),
      field('backtrace', text, { initial: '()' }),
    ],
  },
];
