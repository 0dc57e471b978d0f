import { bool, computed, field, float, ref, text, type ClassSchema } from './field.js';

/**
 * Drivers of which a host can have several variants. The embedded host has none, as most hosts; the
 * original console asks for them.
 */
export const hostDriverClasses: readonly ClassSchema[] = [
  {
    name: 'Host_driver',
    stored: true,
    fields: [
      field('uuid', text),
      field('host', ref('host')),
      field('name', text),
      field('friendly_name', text),
      computed('variants', 'Driver_variant', 'driver'),
      field('active_variant', ref('Driver_variant')),
      field('selected_variant', ref('Driver_variant')),
      field('type', text),
      field('description', text),
      field('info', text),
    ],
  },
  {
    name: 'Driver_variant',
    stored: true,
    fields: [
      field('uuid', text),
      field('name', text),
      field('driver', ref('Host_driver')),
      field('version', text),
      field('hardware_present', bool),
      field('priority', float),
      field('status', text),
    ],
  },
];
