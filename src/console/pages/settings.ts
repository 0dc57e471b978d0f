import { longestMinutes, wholeNumber, type ConsoleSettings } from '../../model/index.js';
import { wayIn } from '../../text/index.js';
import { settingsWords as words } from '../../text/pages/settings.js';
import type { MenuPage } from '../menu/menu-page.js';
import { change, type ChangeAnswer } from '../widgets/change.js';
import { text } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';
import { noLoginReason } from './login.js';

/** Saves the settings; a `settings` event follows with the ones in force. */
export interface SaveSettings {
  readonly kind: 'saveSettings';
  readonly settings: ConsoleSettings;
}

/** The typed minutes; null unless they are a whole number from 1 to a day. */
function minutesOf(typed: string): number | null {
  return wholeNumber(typed, 1, longestMinutes);
}

function form(present: number): DialoguePage<SaveSettings, ChangeAnswer> {
  return {
    name: 'settings',
    topic: 'settings',
    spec: () => ({
      kind: 'form',
      title: words.title,
      intro: [text(words.intro)],
      fields: [{ id: 'minutes', ...words.field, value: `${present}` }],
      issueOf: (typed) => () =>
        minutesOf(typed('minutes')) === null ? words.wrong(typed('minutes')) : '',
      submit: (typed) =>
        change<SaveSettings>(
          {
            kind: 'saveSettings',
            settings: { autoLogoutMinutes: minutesOf(typed('minutes')) ?? present },
          },
          words.change,
        ),
    }),
  };
}

/** The menu item Change Auto-Logout Time. */
export const settings: MenuPage<SaveSettings, ChangeAnswer> = {
  words,
  topic: 'settings',
  beside: ({ settings: { autoLogoutMinutes } }) => [text(words.beside(autoLogoutMinutes))],
  reason: noLoginReason,
  way: () => wayIn.begin,
  guarded: true,
  enter: ({ settings: { autoLogoutMinutes } }) => ({ page: form(autoLogoutMinutes) }),
};
