/** Words of Authentication. */
export const authenticationWords = {
  label: 'Authentication',
  keywords: 'menu login user root',
  beside: [
    'Log in or out, change the password, set the auto-logout time.',
    'Looking needs no login. Where a login is asked for, what changes the host needs one.',
  ],
} as const;
