/** Names of the menu's items, as operators of the original know them. */
export const itemLabels = {
  status: 'Status Display',
  network: 'Network and Management Interface',
  nics: 'Display NICs',
  reset: 'Emergency Network Reset',
  quit: 'Quit',
} as const;

/** Titles over the menus. */
export const menuTitles = { root: 'Configuration', network: 'Network and Management Interface' } as const;

/** What stands at the right of an item that has no page of its own. */
export const itemPages = {
  network: [
    'Look at the network interfaces of this host, or set its networking back to a working state.',
    'Press Enter to open this menu.',
  ],
  quit: ['Press Enter to leave this console. The host goes on running.'],
  nicsIntro: 'The network interfaces of this host, as its kernel sees them. This list does not need XAPI.',
} as const;
