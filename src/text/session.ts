import { asTyped } from '../model/index.js';
import { clean } from './sanitize.js';
import { counted } from './units.js';

/** Words of the login form and of the logged-in state. */
export const loginWords = {
  title: 'Log In',
  intro: 'Log in to continue.',
  introPlain: 'Log in as root, or as a member of the group that may administer this host.',
  introAgain: (user: string, minutes: number): string =>
    `${clean(user)} was logged out after ${counted(minutes, 'minute')} without a keypress. ` +
    'Log in again to continue.',
  user: { label: 'User name', hint: '' },
  password: { label: 'Password', hint: '' },
  missingUser: 'Type a user name.',
  missingPassword: 'Type the password.',
  busy: 'Checking...',
  refused: {
    wrong: 'The name or the password is wrong.',
    notAllowed: 'This user may not administer this host.',
    account: 'This account cannot be used.',
    cancelled: 'Cancelled before the password was checked. Nobody is logged in.',
    failed:
      'The password cannot be checked, so nobody can log in here. A root shell can run ' +
      `${asTyped('xe-reset-networking')} instead. The reason:`,
  },
  /** Somebody is logged in, though PAM could not be asked. */
  withoutPam: (cause: string): string =>
    `The password was checked with /etc/shadow, because PAM could not be asked: ${clean(cause)}`,
  /** Who may administer this host. `group` is '' where only root may. */
  permitted: (group: string): string =>
    group === '' ? 'Only root may.' : `Only root and members of the group ${clean(group)} may.`,
  /** `count` at least 1. */
  counted: (count: number, seconds: number): string =>
    `${counted(count, 'attempt')} ${count === 1 ? 'has' : 'have'} failed since the last login.` +
    (seconds === 0 ? '' : ` Wait ${counted(seconds, 'second')}.`),
  /** Shown on the form of an embedded host. */
  hint: (user: string, password: string): string =>
    `This is an embedded host. Its user is ${user}, its password: ${password}`,
  /** Shown in the top line until somebody logs in again. */
  timedOut: (user: string): string => `${clean(user)} was logged out`,
  loggedOut: 'Nobody is logged in. Viewing needs no login.',
  noPassword:
    'Root has no password, so anybody at this screen can change this host. Set one with ' +
    'Change Password.',
  noLogin:
    'No login is needed here: this is a tree of files without users of its own, and ' +
    'anybody who can write them can do everything.',
  anyKey: 'Any key',
  soon: (seconds: number): string => `stay logged in (${seconds} s left)`,
} as const;

/** Words of the search for a menu item. */
export const findWords = {
  title: 'Find a menu item',
  field: { label: 'Words', hint: 'any words, like ping or password' },
  none: 'No item matches. Esc goes back.',
  go: { key: 'Enter', action: 'Go there' },
} as const;

/** Words of the help pages. */
export const helpWords = {
  title: 'Help',
  missing:
    'There is no help page for this. The last line of each page shows its keys; Esc always ' +
    'goes one step back.',
} as const;
