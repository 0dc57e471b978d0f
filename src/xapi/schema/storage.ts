import type { ClassSchema } from './field.js';
import {
  bool,
  computed,
  field,
  int,
  map,
  names,
  operations,
  otherConfig,
  ref,
  set,
  text,
  textMap,
  writable,
} from './field.js';

/** The storage classes that a host's console shows. */
export const storageClasses: readonly ClassSchema[] = [
  {
    name: 'SR',
    stored: true,
    fields: [
      field('uuid', text),
      ...names,
      ...operations,
      computed('VDIs', 'VDI', 'SR'),
      computed('PBDs', 'PBD', 'SR'),
      field('virtual_allocation', int),
      field('physical_utilisation', int),
      field('physical_size', int),
      field('type', text),
      field('content_type', text),
      field('shared', bool),
      otherConfig,
      writable('tags', set(text)),
      field('default_vdi_visibility', bool, { access: 'internal', initial: 'true' }),
      writable('sm_config', textMap),
      field('blobs', map(text, ref('blob'))),
      field('local_cache_enabled', bool),
      field('introduced_by', ref('DR_task')),
      field('clustered', bool),
      field('is_tools_sr', bool),
    ],
  },
  {
    name: 'PBD',
    stored: true,
    fields: [
      field('uuid', text),
      field('host', ref('host')),
      field('SR', ref('SR')),
      field('device_config', textMap),
      field('currently_attached', bool),
      otherConfig,
    ],
  },
];
