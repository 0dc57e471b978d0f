/** Words of Keyboard and Time Zone. */
export const localeWords = {
  label: 'Keyboard and Time Zone',
  keywords: 'menu keyboard layout timezone language',
  beside: ['The layout of the keyboard at this screen, and the time zone of this host.'],
} as const;
