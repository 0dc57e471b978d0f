import { haIsOn } from '../../ha.js';
import { clean } from '../../sanitize.js';

/** Words of Designate a New Coordinator. */
export const designateWords = {
  label: 'Designate a New Coordinator',
  keywords: 'resource pool master slave coordinator change supporter role',
  beside: [
    'Another host of the pool becomes its coordinator (master). VMs keep running; ' +
      'XAPI restarts on every host.',
    'If the coordinator is gone, use Place in the Pool instead.',
  ],
  noXapi:
    'XAPI does not answer. If the coordinator is gone for good, replace it under Place in the ' +
    'Pool.',
  haOn: haIsOn,
  title: 'Designate a New Coordinator',
  choose: 'Which host becomes the pool coordinator (master)?',
  unread: (why: string): string => `The hosts of the pool are ${why}.`,
  alone: 'The pool has no other host.',
  is: 'It is the coordinator already.',
  silent: 'The pool gets no heartbeat from it.',
  inMaintenance: 'in maintenance mode',
  becomes: (name: string, before: string): string =>
    `${clean(name)} becomes the pool coordinator (master), and ` +
    `${clean(before)} its supporter (slave).`,
  restarts:
    'XAPI restarts on every host of the pool; for a minute the pool does not answer. ' +
    'No VM and no host stops.',
  yes: 'Designate it',
  change: {
    title: 'Designate a New Coordinator',
    done: 'The pool has a new coordinator (master).',
  },
} as const;
