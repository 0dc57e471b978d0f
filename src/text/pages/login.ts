import { clean } from '../sanitize.js';
import { counted } from '../units.js';

/** Words of Log In/Out. */
export const loginPageWords = {
  label: 'Log In/Out',
  keywords: 'sign in out user root session',
  loggedInAs: (user: string): string => `Logged in as ${clean(user)}.`,
  failedBefore: (count: number): string =>
    `${counted(count, 'attempt')} to log in had failed before.`,
  outTitle: 'Log Out',
  out: (user: string): string => `${clean(user)} is logged out.`,
  logIn: 'Press Enter to log in.',
  logOut: 'Press Enter to log out.',
} as const;
