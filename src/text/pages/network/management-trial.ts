import { clean } from '../../sanitize.js';

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`);

/** Words around a new management interface that has to be confirmed. */
export const managementTrialWords = {
  row: 'Return unless confirmed',
  within: (count: number): string => (count === 0 ? 'off' : `after ${seconds(count)}`),
  intro:
    'After the change this console counts down. Unless somebody confirms here, the former ' +
    'configuration returns at once.',
  livesHere:
    'The countdown is in this console only. When the console ends, the former configuration ' +
    'returns at once; if the console is killed or the host loses its power, the new one stays.',
  ahead: (count: number): string =>
    `Unless you confirm the new configuration within ${seconds(count)} after the change, the ` +
    'former one returns at once.',
  title: 'Confirm the management interface',
  left: (count: number): string =>
    `The former management interface returns in ${seconds(count)}, unless somebody confirms.`,
  keys: 'K keeps the new configuration. R brings the former one back now. Esc lets the time go on.',
  due:
    'The time is over. The former management interface returns as soon as XAPI answers and no ' +
    'reset is at work.',
  returning: 'The former management interface returns now.',
  kept: 'Confirmed: the new management interface stays.',
  returned: 'The former management interface is back.',
  leftover:
    'The former management interface is back, but the networks of this host are not all as ' +
    'before. A VLAN that the change made may be left: see xe vlan-list.',
  changed:
    'The former management interface does not return: somebody has changed the configuration ' +
    'since. The present one stays.',
  failed: (why: string): string =>
    'The former management interface could not return ' +
    `completely${why === '' ? '' : ` (${clean(why)})`}. Look at what there is ` +
    'now, and configure it again.',
  where: 'To confirm, open Configure Management Interface.',
  isOpen: 'An earlier change still waits for a confirmation: open this page again.',
} as const;
