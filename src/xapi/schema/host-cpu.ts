import { field, float, int, otherConfig, ref, text, type ClassSchema } from './field.js';

/** A host's processor. The console lists a host's processors. */
export const hostCpu: ClassSchema = {
  name: 'host_cpu',
  stored: true,
  fields: [
    field('uuid', text),
    field('host', ref('host')),
    field('number', int),
    field('vendor', text),
    field('speed', int),
    field('modelname', text),
    field('family', int),
    field('model', int),
    field('stepping', text),
    field('flags', text),
    field('features', text),
    field('utilisation', float),
    otherConfig,
  ],
};
