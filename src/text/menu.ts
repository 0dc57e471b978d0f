/** The title of the root menu. */
export const rootTitle = 'Configuration';

/**
 * The title of a page beside a menu on a slow line: the same for every item, so that it need not be
 * sent again.
 */
export const briefTitle = 'In brief';

/** Sentences below an item's page that say what Enter does. */
export const wayIn = {
  menu: 'Press Enter to open this menu.',
  begin: 'Press Enter to begin.',
  open: 'Press Enter to look closer.',
} as const;
