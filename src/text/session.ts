import { clean } from './foreign.js';

/** Words of the login form and of being logged in. */
export const loginWords = {
  title: 'Log In',
  intro: 'This needs somebody who is logged in.',
  introPlain: 'Log in as root, or as a member of the group that may administer this host.',
  user: { label: 'User name', hint: '' },
  password: { label: 'Password', hint: '' },
  missingUser: 'Type a user name.',
  busy: 'Checking...',
  refused: {
    wrong: 'The name or the password is wrong.',
    notAllowed: 'This user may not administer this host.',
    tooMany: 'Too many failed attempts.',
    failed: 'The password could not be checked.',
  },
  loggedInAs: (user: string): string => `Logged in as ${clean(user)}.`,
  loggedOut: 'Nobody is logged in. Everybody may look.',
  noPassword: 'No password was ever set for root, so everybody at this screen may do everything. Set one with Change Password.',
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
  missing: 'There is no help page for this. The keys stand in the last line of each page; Esc always leads one step back.',
} as const;
