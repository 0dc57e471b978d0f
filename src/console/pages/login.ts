import { clean, loginWords } from '../../text/index.js';
import { loginPageWords as words } from '../../text/pages/login.js';
import type { AskLogin, Logout } from '../core-effect.js';
import type { Knowledge } from '../knowledge.js';
import type { MenuPage } from '../menu/menu-page.js';
import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';

/** Why this host has no login; '' if it has one. */
export function noLoginReason({ loginWanted, login }: Knowledge): string {
  if (loginWanted) return '';
  return login?.passwordSet === false ? loginWords.noPassword : loginWords.noLogin;
}

function beside({ user, failedLogins, loginSaid, loginWanted }: Knowledge): readonly Paragraph[] {
  if (!loginWanted) return [];
  const failed =
    failedLogins === 0 ? [] : [blank, text(words.failedBefore(failedLogins), 'warning')];
  const said = loginSaid === '' ? [] : [blank, text(clean(loginSaid), 'warning')];
  return user === ''
    ? [text(loginWords.loggedOut)]
    : [text(words.loggedInAs(user)), ...said, ...failed];
}

function loggedOutPage(user: string): DialoguePage<never, never> {
  return {
    name: 'logout',
    topic: 'logout',
    spec: () => message(words.outTitle, [text(words.out(user))], 'close'),
  };
}

/** The menu item Log In/Out. */
export const login: MenuPage<AskLogin | Logout, never> = {
  words,
  topic: 'login',
  beside,
  reason: noLoginReason,
  way: ({ by }) => (by === '' ? words.logIn : words.logOut),
  enter: ({ by }) =>
    by === ''
      ? { effects: [{ kind: 'askLogin' }] }
      : { page: loggedOutPage(by), effects: [{ kind: 'logout', user: by, why: 'asked' }] },
};
