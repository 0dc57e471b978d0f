/** Words of Quit. */
export const quitWords = {
  label: 'Quit',
  keywords: 'exit leave end',
  beside: ['Leave this console. The host goes on running.'],
  enter: 'Press Enter to leave.',
} as const;
