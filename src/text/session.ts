import { clean } from './sanitize.js';

/** Words of the login form and of being logged in. */
export const loginWords = {
  title: 'Log In',
  intro: 'This needs somebody who is logged in.',
  introPlain: 'Log in as root, or as a member of the group that may administer this host.',
  introAgain: (user: string, minutes: number): string =>
    `${clean(user)} was logged out after ${minutes === 1 ? 'a minute' : `${minutes} minutes`} without a key. Log in again to go on.`,
  user: { label: 'User name', hint: '' },
  password: { label: 'Password', hint: '' },
  missingUser: 'Type a user name.',
  busy: 'Checking...',
  refused: {
    wrong: 'The name or the password is wrong.',
    notAllowed: 'This user may not administer this host.',
    account: 'This account cannot be used.',
    cancelled: 'Given up before the password was checked. Nobody is logged in.',
    failed:
      'The password cannot be checked, so nobody can log in here. In a root shell of this host xe-reset-networking does the same reset without a login. The reason:',
  },
  /** `count` at least 1. */
  counted: (count: number, seconds: number): string =>
    `${count === 1 ? 'One attempt has failed' : `${count} attempts have failed`} since the last login.${seconds === 0 ? '' : ` The next one is held back for ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`}`,
  /** Printed on the form of an embedded host. */
  hint: (user: string, password: string): string =>
    `This is an embedded host. Its user is ${user}, its password: ${password}`,
  loggedInAs: (user: string): string => `Logged in as ${clean(user)}.`,
  failedBefore: (count: number): string =>
    `${count === 1 ? 'One attempt' : `${count} attempts`} to log in had failed before.`,
  loggedOut: 'Nobody is logged in. Everybody may look.',
  noPassword:
    'No password was ever set for root, so everybody at this screen may do everything. Set one with Change Password.',
  outTitle: 'Log Out',
  out: (user: string): string => `${clean(user)} is logged out.`,
  anyKey: 'Any key',
  soon: (seconds: number): string => `stay logged in (${seconds} s left)`,
} as const;

/** Words of Local Command Shell. */
export const shellWords = {
  failed: (detail: string): string => `No shell could be opened: ${clean(detail)}`,
} as const;

/** Words of the search for a menu item. */
export const findWords = {
  title: 'Find a menu item',
  field: { label: 'Words', hint: 'any words, like ping or password' },
  none: 'No item has these words. Esc goes back.',
  go: { key: 'Enter', action: 'Go there' },
} as const;

/** Words around the help pages. */
export const helpWords = {
  title: 'Help',
  missing:
    'There is no help page for this. The keys stand in the last line of each page; Esc always leads one step back.',
} as const;
