import { clean } from './sanitize.js';

/** Words of Change Auto-Logout Time. */
export const settingsWords = {
  title: 'Change Auto-Logout Time',
  intro:
    'Who is logged in is logged out after this time without a key. A local command shell ends after the same time.',
  field: { label: 'Minutes', hint: '1 to 1440' },
  wrong: (typed: string): string =>
    `${typed === '' ? 'It is missing' : `"${clean(typed)}" is not a whole number from 1 to 1440`}; give a number of minutes, like 5.`,
} as const;
