import { settingsWords as words } from '../../text/index.js';
import { text } from '../paragraph.js';
import type { PageSpec } from './page-spec.js';

/** A day: who wants to stay logged in for longer wants no auto-logout, and that is not to be had. */
const longest = 24 * 60;

/** Minutes as they were typed; null for anything but a whole number from 1 to a day. */
function minutesOf(typed: string): number | null {
  const minutes = /^\d{1,4}$/u.test(typed) ? Number(typed) : 0;
  return minutes >= 1 && minutes <= longest ? minutes : null;
}

/** Change Auto-Logout Time. */
export function settingsPage(present: number): PageSpec {
  return {
    kind: 'form',
    title: words.title,
    intro: [text(words.intro)],
    fields: [{ id: 'minutes', ...words.field, value: `${present}` }],
    issueOf: (typed) => () =>
      minutesOf(typed('minutes')) === null ? words.wrong(typed('minutes')) : '',
    submit: (typed) => ({
      to: 'change',
      change: {
        kind: 'saveSettings',
        settings: { autoLogoutMinutes: minutesOf(typed('minutes')) ?? present },
      },
    }),
  };
}
