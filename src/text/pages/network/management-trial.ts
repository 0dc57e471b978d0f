import { asTyped } from '../../../model/index.js';
import { clean } from '../../sanitize.js';
import { counted } from '../../units.js';
import { xapiErrorText } from '../../xapi-error.js';

/** Words around a new management interface that has to be confirmed. */
export const managementTrialWords = {
  row: 'Return unless confirmed',
  within: (count: number): string => (count === 0 ? 'off' : `after ${counted(count, 'second')}`),
  intro:
    'After the change a countdown runs. Unless somebody confirms, the former configuration ' +
    'returns at once: here, at another console of this host, or with ' +
    `${asTyped('xe-reset-networking')} --confirm.`,
  /** `xapiElsewhere`: this console was started with --xapi. */
  goesOn: (xapiElsewhere: boolean): string =>
    xapiElsewhere
      ? 'This console was started with --xapi, so it alone follows the countdown. When it ends, ' +
        'the former configuration returns at once. If it is killed, nothing returns until such a ' +
        'console is started again.'
      : 'The countdown goes on when this console ends or is killed. After a restart of the host ' +
        'it begins again.',
  ahead: (count: number): string =>
    `Unless you confirm the new configuration within ${counted(count, 'second')} after the ` +
    'change, the former one returns at once.',
  title: 'Confirm the management interface',
  left: (count: number): string =>
    `The former management interface returns in ${counted(count, 'second')}, unless somebody ` +
    'confirms.',
  notKept: (why: string): string => `It could not be recorded that you keep it: ${clean(why)}.`,
  keys:
    'K keeps the new configuration. R brings the former one back now. Esc leaves the page, and ' +
    'the time goes on.',
  due:
    'The time is over. The former management interface returns as soon as XAPI answers and no ' +
    'reset is running.',
  returning: 'The former management interface returns now.',
  unchanged: 'The change of the management interface has changed nothing.',
  kept: 'Confirmed: the new management interface stays.',
  keptBy: (user: string): string => `Confirmed by ${user}.`,
  cancelled: 'The former management interface does not return by itself any more.',
  isMade: 'The management interface is being changed. After that, somebody has to confirm it.',
  returned: 'The former management interface is back.',
  changed:
    'The former management interface does not return: somebody has changed the configuration ' +
    'since. The present one stays.',
  failed: (why: string): string =>
    'The former management interface could not return ' +
    `completely${why === '' ? '' : ` (${xapiErrorText(why)})`}. Look at what there is ` +
    'now, and configure it again.',
  where: 'To confirm, open Configure Management Interface.',
  notWatched: (why: string): string =>
    'Nothing was changed: nobody could bring the former configuration back. The program ' +
    `${asTyped('complete-network-reset')} cannot be started: ${clean(why)}. Without ` +
    '"Return unless confirmed" the change can be made.',
  isOpen: 'An earlier change still waits for a confirmation: open this page again.',
} as const;
