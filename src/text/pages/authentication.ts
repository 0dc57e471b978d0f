/** Words of Authentication. */
export const authenticationWords = {
  label: 'Authentication',
  keywords: 'menu login user root',
  beside: [
    'Log in or out, change the password, set the time after which who is logged in is logged out.',
    'Looking needs no login. Where a login is asked for, what changes the host needs one.',
  ],
} as const;
