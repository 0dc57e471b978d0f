/** Words of Save Support Report. */
export const reportWords = {
  label: 'Save Support Report',
  keywords: 'bug log archive diagnose usb stick',
  beside: [
    'Save diagnostics for support in one file, on this host or a USB stick, without passwords ' +
      'and keys.',
  ],
  change: { title: 'Save Support Report', done: 'The report is saved:' },
  title: 'Save Support Report',
  where: 'Where is the report saved?',
  holds: [
    "It holds this host's network files, the journal of its resets, the log of this " +
      'console, and what is known of its NICs. Passwords and keys are taken out.',
    'Nothing is sent anywhere: the report is a file on this host.',
  ],
  yes: 'Save it',
} as const;
