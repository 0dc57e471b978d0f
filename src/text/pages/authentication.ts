/** Words of Authentication. */
export const authenticationWords = {
  label: 'Authentication',
  keywords: 'menu login user root',
  beside: [
    'Log in or out, change the password, set the auto-logout time.',
    'Viewing needs no login. Changing the host does.',
  ],
} as const;
