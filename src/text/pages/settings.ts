import { longestMinutes } from '../../model/index.js';
import { clean } from '../sanitize.js';
import { counted } from '../units.js';

/** Words of Change Auto-Logout Time. */
export const settingsWords = {
  label: 'Change Auto-Logout Time',
  keywords: 'timeout idle session minutes',
  beside: (minutes: number): string =>
    `You are logged out after ${counted(minutes, 'minute')} without a keypress.`,
  change: { title: 'Change Auto-Logout Time', done: 'The time is set.' },
  title: 'Change Auto-Logout Time',
  intro:
    'You are logged out after this time without a keypress. A local command shell ends ' +
    'after the same time.',
  field: { label: 'Minutes', hint: `1 to ${longestMinutes}` },
  wrong: (typed: string): string =>
    typed === ''
      ? 'Enter a number of minutes, like 5.'
      : `"${clean(typed)}" is not a whole number from 1 to ${longestMinutes}; enter ` +
        'a number of minutes, like 5.',
} as const;
