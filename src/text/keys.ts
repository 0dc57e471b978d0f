/** Key names and what they do, for the bottom line. */
export const keyHints = {
  move: { key: 'Up/Down', action: 'Move' },
  select: { key: 'Enter', action: 'Select' },
  details: { key: 'Enter', action: 'Details' },
  back: { key: 'Esc', action: 'Back' },
  cancel: { key: 'Esc', action: 'Cancel' },
  scroll: { key: 'PgUp/PgDn', action: 'Scroll' },
  scrollLines: { key: 'Up/Down', action: 'Scroll' },
  refresh: { key: 'F5', action: 'Refresh' },
  next: { key: 'Enter', action: 'Next' },
  nextField: { key: 'Tab', action: 'Next field' },
  start: { key: 'Enter', action: 'Start the reset' },
  close: { key: 'Enter', action: 'Close' },
  logIn: { key: 'Enter', action: 'Log in' },
  find: { key: '/', action: 'Find' },
  help: { key: 'F1', action: 'Help' },
  stop: { key: 'Esc', action: 'Stop' },
} as const;
